package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import java.util.List;
import java.util.stream.Collectors;

/** Writes columns with the names of their rows, and the conditions that join rows. */
final class JoinWriter {
  private final SqlDialect dialect;

  JoinWriter(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The condition that the columns of each pair are equal.
   *
   * @param row the row of the first column of each pair
   * @param otherRow the row of the second, which is looked up
   */
  String equal(List<JoinColumn> pairs, String row, String otherRow) {
    return pairs.stream()
        .map(pair -> equal(pair.column(), row, pair.other(), otherRow))
        .collect(Collectors.joining(" and "));
  }

  private String equal(Column column, String row, Column other, String otherRow) {
    String value = dialect.column(row, column);
    if (isSameForm(column, other)) {
      return dialect.stored(otherRow, other)
          + " = "
          + dialect.stored(row, column)
          + " and "
          + dialect.equal(dialect.column(otherRow, other), value, column.type());
    }
    return equal(other, otherRow, value);
  }

  private static boolean isSameForm(Column column, Column other) {
    return !column.isDefaultForm()
        && !column.storedType().isEmpty()
        && column.stored() == other.stored()
        && column.storedType().equals(other.storedType());
  }

  /**
   * The condition that a column has the value of an expression in the default form; an index of the
   * column serves it if one can.
   */
  String equal(Column column, String row, String value) {
    String exact = dialect.equal(dialect.column(row, column), value, column.type());
    return dialect
        .form(column)
        .filter(StoredForm::usesIndex)
        .map(form -> dialect.stored(row, column) + " = " + form.stored(value) + " and " + exact)
        .orElse(exact);
  }

  /** Writes a comparison of a column; an index of the column serves equality if one can. */
  void compare(SqlWriter out, String row, Column column, Comparison comparison, Operand operand) {
    String template =
        comparison == Comparison.EQ ? dialect.form(column).map(StoredForm::stored).orElse("") : "";
    if (!template.isEmpty()) {
      out.sql("(" + dialect.stored(row, column) + " = ");
      out.template(template, new Binding.Value(column.type(), operand)).sql(" and ");
    }
    dialect.compare(out, dialect.column(row, column), column, comparison, operand);
    out.sql(template.isEmpty() ? "" : ")");
  }
}
