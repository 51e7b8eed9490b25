"""Queries of the ORM that are put together once in a process: some take longer to put together than to answer."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Expression, Field, QuerySet


class Given(Expression):
    """Stands where a value will be, by its name. A given None is SQL's NULL, which equals nothing."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


class Prepared:
    """`rows` asks it with the values of its `Given`s, all of them; a KeyError names one that is missing."""

    def __init__(self, query: Callable[[], QuerySet[Any, Any]]) -> None:
        self._query = query

    @cached_property
    def _compiled(self) -> tuple[str, tuple[Any, ...]]:
        sql, parameters = self._query().query.sql_with_params()
        return sql, tuple(parameters)

    def rows(self, **given: Any) -> list[tuple[Any, ...]]:
        sql, parameters = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, [given[one.name] if isinstance(one, Given) else one for one in parameters])
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found
