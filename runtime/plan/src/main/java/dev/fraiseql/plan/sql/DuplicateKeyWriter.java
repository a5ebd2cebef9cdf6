package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.SqlText;
import java.util.stream.Collectors;

/** Writes the statement that looks for a key that several rows of a table have. */
public final class DuplicateKeyWriter {
  private final SqlDialect dialect;

  /** A writer for one database. */
  public DuplicateKeyWriter(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The statement: it returns a row if there are such rows. Rows without a value in a part of the
   * key are not counted, because no relation matches them.
   *
   * @param type with a key
   */
  public SqlText write(TypeModel type) {
    SqlWriter out = new SqlWriter();
    dialect.limitAfterSelect(out.sql("select "), RowLimit.ONE);
    out.sql("1\nfrom " + dialect.table(type.table()) + " " + Select.ROW);
    out.sql(
        type.key().stream()
            .map(part -> column(part) + " is not null")
            .collect(Collectors.joining(" and ", "\nwhere ", "")));
    out.sql(
        type.key().stream()
            .map(part -> dialect.aggregates().groupBy(column(part), part.column().type()))
            .collect(Collectors.joining(", ", "\ngroup by ", "")));
    out.sql("\nhaving count(*) > 1");
    dialect.limitAtEnd(out, RowLimit.ONE, false);
    return out.constant();
  }

  private String column(ScalarField part) {
    return dialect.column(Select.ROW, part.column());
  }
}
