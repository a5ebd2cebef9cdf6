package dev.fraiseql.plan.sql.sqlite;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.StoredForm;
import dev.fraiseql.plan.sql.StoredForms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stored forms of SQLite, which converts them by functions that the engine defines on each
 * connection: {@code fq_moment}, {@code fq_date}, {@code fq_time}, {@code fq_unix(count, units per
 * second)}, {@code fq_julian}, {@code fq_uuid}, {@code fq_integer} and {@code fq_number(value,
 * precision, scale)}.
 */
final class SqliteStoredForms implements StoredForms {

  @Override
  public Optional<StoredForm> find(Stored stored, ValueType type, String databaseType) {
    if (type.list()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (stored) {
          case NATIVE ->
              type.scalar() == Scalar.STRING || type.scalar() == Scalar.ENUM
                  ? new StoredForm("(cast(? as text) collate binary)", "?")
                  : null;
          case TEXT -> ofText(type);
          case INTEGER ->
              type.scalar() == Scalar.BOOLEAN ? StoredForm.of("(? <> 0)").boundBy("?") : null;
          case BINARY ->
              type.scalar() == Scalar.UUID
                  ? new StoredForm("fq_uuid(?)", "unhex(replace(?, '-', ''))")
                  : null;
          case UNIX_SECONDS -> moment(type, "fq_unix(?, 1)");
          case UNIX_MILLIS -> moment(type, "fq_unix(?, 1000)");
          case JULIAN_DAY -> moment(type, "fq_julian(?)");
          case ROUNDED -> type.scalar() == Scalar.DECIMAL ? number(type) : null;
          case DEFAULT, TIMESTAMP -> null;
        });
  }

  private static @Nullable StoredForm moment(ValueType type, String shown) {
    return type.scalar() == Scalar.INSTANT || type.scalar() == Scalar.LOCAL_DATE_TIME
        ? StoredForm.of(shown)
        : null;
  }

  private static StoredForm number(ValueType type) {
    return StoredForm.of("fq_number(?, " + type.precision() + ", " + type.scale() + ")");
  }

  private static @Nullable StoredForm ofText(ValueType type) {
    return switch (type.scalar()) {
      case BOOLEAN -> StoredForm.ofBooleanText("lower(trim(?))", "1", "0");
      case BYTE, SHORT, INT, LONG -> StoredForm.of("fq_integer(?)");
      case DECIMAL -> number(type);
      case INSTANT, LOCAL_DATE_TIME -> StoredForm.of("fq_moment(?)");
      case LOCAL_DATE -> StoredForm.of("fq_date(?)");
      case LOCAL_TIME -> StoredForm.of("fq_time(?)");
      case UUID -> StoredForm.of("fq_uuid(?)");
      case STRING, ENUM, FLOAT, DOUBLE, DURATION, BYTES, JSON -> null;
    };
  }
}
