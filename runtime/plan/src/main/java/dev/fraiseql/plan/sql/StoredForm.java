package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.query.Filter.Comparison;

/**
 * How a column of another stored form is used: in both texts {@code ?} stands for the value.
 *
 * @param shown the expression that converts a stored value to the default form, in which values are
 *     read, compared, sorted and grouped; NULL where a stored value has none
 * @param stored the expression that converts a value of the default form to the stored one, so that
 *     an index of the column finds it; empty if there is none. It need not be exact, because the
 *     converted column is compared as well
 * @param bound the expression that converts a parameter, exactly; empty if values of this form
 *     cannot be written
 * @param order whether stored values compare as those of the default form do
 */
public record StoredForm(String shown, String stored, String bound, Order order) {

  /** How stored values compare, beside the values that are shown. */
  public enum Order {
    /** Differently, or unknown. */
    OTHER,

    /** Alike where both are known; a stored value may be shown as NULL. */
    COMPARES,

    /** Alike, for every value. */
    SORTS
  }

  /** A form whose stored values compare differently. */
  public StoredForm(String shown, String stored) {
    this(shown, stored, Order.OTHER);
  }

  /** A form whose parameters are converted as other values are. */
  public StoredForm(String shown, String stored, Order order) {
    this(shown, stored, stored, order);
  }

  /** A form whose comparisons use no index of the column. */
  public static StoredForm of(String shown) {
    return new StoredForm(shown, "");
  }

  /** The same form with a value that an index of the column finds. */
  public StoredForm foundBy(String value) {
    return new StoredForm(shown, value, order);
  }

  /** The same form with another conversion of parameters. */
  public StoredForm boundBy(String parameter) {
    return new StoredForm(shown, stored, parameter, order);
  }

  /** The expression that converts a stored value. */
  String shown(String expression) {
    return shown.replace("?", expression);
  }

  /** The expression that converts a value of the default form. */
  public String stored(String expression) {
    return stored.replace("?", expression);
  }

  /** Whether values can be written in this form. */
  public boolean isWritable() {
    return !bound.isEmpty();
  }

  /** Whether an index of the column serves equality. */
  boolean usesIndex() {
    return !stored.isEmpty();
  }

  /** Whether an index of the column serves a comparison. */
  boolean usesIndex(Comparison comparison) {
    return switch (comparison) {
      case EQ -> usesIndex();
      case GT, GTE, LT, LTE -> usesIndex() && order != Order.OTHER;
      default -> false;
    };
  }

  /** Whether the stored values sort like those that are shown. */
  boolean sorts() {
    return order == Order.SORTS;
  }

  /** A value that is true, false or NULL by its usual spellings. */
  public static StoredForm ofBooleanText(String text, String yes, String no) {
    return of(
        "(case when "
            + text
            + " in ('true', 't', 'yes', 'y', 'on', '1') then "
            + yes
            + " when "
            + text
            + " in ('false', 'f', 'no', 'n', 'off', '0') then "
            + no
            + " end)");
  }
}
