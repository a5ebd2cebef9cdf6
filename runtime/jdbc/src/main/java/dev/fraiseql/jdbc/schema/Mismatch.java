package dev.fraiseql.jdbc.schema;

import dev.fraiseql.contract.model.ValueType;
import java.util.Locale;

/**
 * Why a column does not suit a component.
 *
 * @param found what the column is or holds
 * @param expected what suits the component
 * @param remedy a sentence
 */
public record Mismatch(DifferenceKind kind, String found, String expected, String remedy) {

  /** The digits of a decimal, as an expectation. */
  public static String atMost(ValueType decimal) {
    return String.format(
        Locale.ROOT,
        "at most %d digits, %d of them after the point",
        decimal.precision(),
        decimal.scale());
  }
}
