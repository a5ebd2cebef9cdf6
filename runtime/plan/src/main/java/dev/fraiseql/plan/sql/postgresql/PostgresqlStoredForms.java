package dev.fraiseql.plan.sql.postgresql;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.StoredForm;
import dev.fraiseql.plan.sql.StoredForm.Order;
import dev.fraiseql.plan.sql.StoredForms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stored forms of PostgreSQL. A text is cast only if it is valid, so that no row is an error. */
final class PostgresqlStoredForms implements StoredForms {
  /** The seconds of the years 1 to 9999. */
  private static final String SECONDS = "between -62135596800 and 253402300799";

  private static final String MILLIS = "between -62135596800000 and 253402300799999";

  @Override
  public Optional<StoredForm> find(Stored stored, ValueType type, String databaseType) {
    return Optional.ofNullable(
        switch (stored) {
          case NATIVE -> asText(type, databaseType);
          case TEXT -> type.list() ? null : ofText(type);
          case INTEGER ->
              is(type, Scalar.BOOLEAN)
                  ? StoredForm.of("(? <> 0)").boundBy("(?::boolean)::integer")
                  : null;
          case BINARY -> is(type, Scalar.UUID) ? ofBytes() : null;
          case UNIX_SECONDS -> isMoment(type) ? unix(type, SECONDS, "second", 86_400, "") : null;
          case UNIX_MILLIS ->
              isMoment(type) ? unix(type, MILLIS, "millisecond", 86_400_000, " * 1000") : null;
          case TIMESTAMP -> isMoment(type) ? inOtherZone(type) : null;
          case ROUNDED ->
              is(type, Scalar.DECIMAL)
                  ? StoredForm.of("round(?::numeric, " + type.scale() + ")").boundBy("?")
                  : null;
          case DEFAULT, JULIAN_DAY -> null;
        });
  }

  private static boolean is(ValueType type, Scalar scalar) {
    return type.scalar() == scalar && !type.list();
  }

  private static boolean isMoment(ValueType type) {
    return is(type, Scalar.INSTANT) || is(type, Scalar.LOCAL_DATE_TIME);
  }

  private static @Nullable StoredForm asText(ValueType type, String databaseType) {
    if (type.scalar() != Scalar.STRING && type.scalar() != Scalar.ENUM) {
      return null;
    }
    if (type.list()) {
      return StoredForm.of("?::text[]");
    }
    StoredForm form = StoredForm.of("(?::text collate \"C\")");
    // A cast of a parameter would be computed before its condition is: a subquery separates them.
    return databaseType.isEmpty()
        ? form
        : form.foundBy(ifValid("?", databaseType))
            .boundBy(
                "(select "
                    + ifValid("o.v", databaseType)
                    + " from (select ?::text as v offset 0) o)");
  }

  /** A text as a value of a type; NULL if it is not valid. */
  private static String ifValid(String text, String type) {
    String name = type.replace("'", "''");
    return "(case when pg_input_is_valid("
        + text
        + "::text, '"
        + name
        + "') then "
        + text
        + "::text::"
        + type
        + " end)";
  }

  private static @Nullable StoredForm ofText(ValueType type) {
    return switch (type.scalar()) {
      case DECIMAL -> StoredForm.of("round(" + ifValid("?", "numeric") + ", " + type.scale() + ")");
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> cast(type);
      case INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME, UUID -> cast(type);
      case STRING, ENUM, DURATION, BYTES, JSON -> null;
    };
  }

  private static StoredForm cast(ValueType type) {
    return StoredForm.of(ifValid("?", PostgresqlTables.baseType(type)));
  }

  private static StoredForm ofBytes() {
    return new StoredForm(
        "(case when octet_length(?) = 16 then encode(?, 'hex')::uuid end)",
        "decode(replace(?::text, '-', ''), 'hex')");
  }

  /** Days and the rest are added apart, because an interval of seconds is computed as a double. */
  private static StoredForm unix(
      ValueType type, String range, String unit, long unitsOfDay, String units) {
    String base = PostgresqlTables.baseType(type);
    String days = "(?::bigint / " + unitsOfDay + ") * interval '1 day'";
    String rest = "(?::bigint % " + unitsOfDay + ") * interval '1 " + unit + "'";
    return new StoredForm(
        "(case when ? " + range + " then " + base + " 'epoch' + " + days + " + " + rest + " end)",
        "floor(extract(epoch from ?::" + base + ")" + units + ")::bigint",
        Order.COMPARES);
  }

  private static StoredForm inOtherZone(ValueType type) {
    return new StoredForm(
        "(? at time zone 'UTC')",
        "(?::" + PostgresqlTables.baseType(type) + " at time zone 'UTC')",
        Order.SORTS);
  }
}
