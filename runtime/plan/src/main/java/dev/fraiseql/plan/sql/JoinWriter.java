package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import java.util.List;
import java.util.Optional;
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
          + dialect.equalValues(dialect.column(otherRow, other), value, column.type());
    }
    return column.isDefaultForm() || !other.isDefaultForm()
        ? equal(other, otherRow, value)
        : dialect.equalValues(dialect.stored(otherRow, other), value, column.type());
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
    String shown = dialect.column(row, column);
    return dialect
        .form(column)
        .map(form -> {
          String exact = dialect.equalValues(shown, value, column.type());
          return form.usesIndex()
              ? dialect.stored(row, column) + " = " + form.stored(value) + " and " + exact
              : exact;
        })
        .orElseGet(() -> dialect.equal(shown, value, column.type()));
  }

  /**
   * Writes a comparison of a column.
   *
   * @param useIndex whether an index of the column is to serve it if one can. It is false, and not
   *     unknown, for some stored values that are shown as NULL
   */
  void compare(
      SqlWriter out,
      String row,
      Column column,
      Comparison comparison,
      Operand operand,
      boolean useIndex) {
    Optional<StoredForm> indexed =
        dialect.form(column).filter(form -> useIndex && form.usesIndex(comparison));
    indexed.ifPresent(form -> {
      out.sql("(" + dialect.stored(row, column) + inclusive(comparison));
      out.template(form.bound(), new Binding.Value(column.type(), operand)).sql(" and ");
    });
    dialect.compare(out, dialect.column(row, column), column, comparison, operand);
    out.sql(indexed.isPresent() ? ")" : "");
  }

  /** As {@link #compare}, for the condition that a column is one of a list. */
  void in(SqlWriter out, String row, Column column, Operand list, boolean useIndex) {
    Optional<StoredForm> indexed =
        dialect.form(column).filter(form -> useIndex && form.usesIndex());
    indexed.ifPresent(form -> {
      dialect.lists().inStored(out.sql("("), dialect.stored(row, column), form, column, list);
      out.sql(" and ");
    });
    dialect.lists().in(out, dialect.column(row, column), column, list);
    out.sql(indexed.isPresent() ? ")" : "");
  }

  /** The operand in the stored form may be rounded, so the range includes it. */
  private static String inclusive(Comparison comparison) {
    return switch (comparison) {
      case GT, GTE -> " >= ";
      case LT, LTE -> " <= ";
      default -> " = ";
    };
  }
}
