package dev.fraiseql.engine.export;

import java.util.Optional;

/** What columns are called where a condition stands. */
interface ColumnNames {

  /** The column of that name, if there is one. */
  Optional<ExportColumn> find(String name);

  /** What to say of a name that is no column. */
  String unknown(String name);
}
