package dev.fraiseql.engine.export;

import java.util.Optional;

/** Looks up columns by the names that a condition may use. */
interface ColumnNames {

  /** The column of that name, if there is one. */
  Optional<ExportColumn> find(String name);

  /** The error message for a name that is not a column. */
  String unknown(String name);
}
