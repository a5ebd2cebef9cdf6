package dev.fraiseql.plan.sql.mysql;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.StoredForm;
import dev.fraiseql.plan.sql.StoredForms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stored forms of MySQL and MariaDB. */
final class MysqlStoredForms implements StoredForms {
  private static final String NUMBER = "'^[+-]{0,1}([0-9]+[.]{0,1}[0-9]*|[.][0-9]+)$'";
  private static final String WHOLE_NUMBER = "'^[+-]{0,1}[0-9]{1,18}$'";
  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String TIME = "[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6}){0,1}";
  private static final int MOST_DIGITS = 65;

  @Override
  public Optional<StoredForm> find(Stored stored, ValueType type, String databaseType) {
    if (type.list()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (stored) {
          case NATIVE -> asText(type, databaseType);
          case TEXT -> ofText(type);
          case INTEGER ->
              type.scalar() == Scalar.BOOLEAN ? StoredForm.of("(? <> 0)").boundBy("?") : null;
          case BINARY -> type.scalar() == Scalar.UUID ? ofBytes() : null;
          case UNIX_SECONDS -> isMoment(type) ? unix("second", "?", "second", "") : null;
          case UNIX_MILLIS ->
              isMoment(type) ? unix("microsecond", "? * 1000", "microsecond", " div 1000") : null;
          case ROUNDED ->
              type.scalar() == Scalar.DECIMAL
                  ? StoredForm.of("round(?, " + type.scale() + ")").boundBy("?")
                  : null;
          case DEFAULT, JULIAN_DAY, TIMESTAMP -> null;
        });
  }

  private static boolean isMoment(ValueType type) {
    return type.scalar() == Scalar.INSTANT || type.scalar() == Scalar.LOCAL_DATE_TIME;
  }

  private static @Nullable StoredForm asText(ValueType type, String characterSet) {
    return switch (type.scalar()) {
      case STRING, ENUM -> {
        StoredForm form = StoredForm.of("(" + MysqlTexts.byCodePoint("?") + ")").boundBy("?");
        yield characterSet.isEmpty() ? form : form.foundBy("convert(? using " + characterSet + ")");
      }
      case UUID -> new StoredForm("lower(convert(? using utf8mb4))", "?");
      default -> null;
    };
  }

  private static @Nullable StoredForm ofText(ValueType type) {
    String text = "trim(convert(? using utf8mb4))";
    return switch (type.scalar()) {
      case BOOLEAN -> StoredForm.ofBooleanText("lower(" + text + ")", "1", "0");
      case BYTE, SHORT, INT, LONG -> when(text, WHOLE_NUMBER, "cast(" + text + " as signed)");
      case DECIMAL ->
          when(
              text,
              NUMBER,
              "cast(" + text + " as decimal(" + MOST_DIGITS + ", " + type.scale() + "))");
      case INSTANT, LOCAL_DATE_TIME -> {
        String plain = "trim(trailing 'Z' from replace(" + text + ", 'T', ' '))";
        yield when(
            text, "'^" + DATE + "[ T]" + TIME + "Z{0,1}$'", "cast(" + plain + " as datetime(6))");
      }
      case LOCAL_DATE -> when(text, "'^" + DATE + "$'", "cast(" + text + " as date)");
      case LOCAL_TIME -> when(text, "'^" + TIME + "$'", "cast(" + text + " as time(6))");
      case UUID -> StoredForm.of(hyphenated("replace(lower(" + text + "), '-', '')"));
      case STRING, ENUM, FLOAT, DOUBLE, DURATION, BYTES, JSON -> null;
    };
  }

  private static StoredForm when(String text, String pattern, String value) {
    return StoredForm.of("(case when " + text + " regexp " + pattern + " then " + value + " end)");
  }

  private static StoredForm ofBytes() {
    return new StoredForm(hyphenated("lower(hex(?))"), "unhex(replace(?, '-', ''))");
  }

  /** A UUID of its 32 digits; NULL if there are more or fewer. */
  private static String hyphenated(String digits) {
    return "(case when length("
        + digits
        + ") = 32 then insert(insert(insert(insert("
        + digits
        + ", 21, 0, '-'), 17, 0, '-'), 13, 0, '-'), 9, 0, '-') end)";
  }

  private static StoredForm unix(String unit, String count, String difference, String units) {
    return new StoredForm(
        "cast(timestamp '1970-01-01 00:00:00' + interval "
            + count
            + " "
            + unit
            + " as datetime(6))",
        "timestampdiff(" + difference + ", '1970-01-01 00:00:00', ?)" + units);
  }
}
