package dev.fraiseql.plan.sql;

/**
 * How a column of another stored form is used: in both texts {@code ?} stands for the value.
 *
 * @param shown the expression that converts a stored value to the default form, in which values are
 *     read, compared, sorted and grouped; NULL where a stored value has none
 * @param stored the expression that converts a value of the default form to the stored one, so that
 *     an index of the column finds it; empty if there is none. It need not be exact, because the
 *     converted column is compared as well
 */
public record StoredForm(String shown, String stored) {

  /** A form whose comparisons use no index of the column. */
  public static StoredForm of(String shown) {
    return new StoredForm(shown, "");
  }

  /** The same form with a value that an index of the column finds. */
  public StoredForm foundBy(String value) {
    return new StoredForm(shown, value);
  }

  /** The expression that converts a stored value. */
  String shown(String expression) {
    return shown.replace("?", expression);
  }

  /** The expression that converts a value of the default form. */
  String stored(String expression) {
    return stored.replace("?", expression);
  }

  /** Whether an index of the column serves comparisons. */
  boolean usesIndex() {
    return !stored.isEmpty();
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
