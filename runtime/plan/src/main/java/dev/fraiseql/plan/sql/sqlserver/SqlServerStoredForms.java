package dev.fraiseql.plan.sql.sqlserver;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.StoredForm;
import dev.fraiseql.plan.sql.StoredForm.Order;
import dev.fraiseql.plan.sql.StoredForms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stored forms of SQL Server. */
final class SqlServerStoredForms implements StoredForms {
  private static final String UNIQUEIDENTIFIER = "uniqueidentifier";
  private static final String AS_UNIQUEIDENTIFIER = "try_convert(uniqueidentifier, ?)";

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
              type.scalar() == Scalar.BOOLEAN
                  ? StoredForm.of("cast(case when ? <> 0 then 1 when ? = 0 then 0 end as bit)")
                      .boundBy("?")
                  : null;
          case BINARY ->
              type.scalar() == Scalar.UUID
                  ? StoredForm.of(SqlServerTexts.uuid(hyphenated("convert(char(32), ?, 2)")))
                      .foundBy("convert(binary(16), replace(?, '-', ''), 2)")
                  : null;
          case UNIX_SECONDS -> moment(type, unix("second", 86_400));
          case UNIX_MILLIS -> moment(type, unix("millisecond", 86_400_000));
          case TIMESTAMP ->
              switch (type.scalar()) {
                case INSTANT ->
                    new StoredForm(
                        "todatetimeoffset(cast(? as datetime2(6)), '+00:00')",
                        "cast(switchoffset(?, '+00:00') as datetime2(6))",
                        Order.SORTS);
                case LOCAL_DATE_TIME ->
                    new StoredForm(
                        "cast(switchoffset(?, '+00:00') as datetime2(6))",
                        "todatetimeoffset(?, '+00:00')",
                        Order.SORTS);
                default -> null;
              };
          case ROUNDED ->
              switch (type.scalar()) {
                case DECIMAL, INSTANT, LOCAL_DATE_TIME, LOCAL_TIME ->
                    StoredForm.of("cast(? as " + SqlServerTables.baseType(type) + ")").boundBy("?");
                default -> null;
              };
          case DEFAULT, JULIAN_DAY -> null;
        });
  }

  /**
   * Only the type of the column says how it compares: with a text, with a {@code uniqueidentifier},
   * or not at all, as {@code xml}.
   */
  private static @Nullable StoredForm asText(ValueType type, String databaseType) {
    return switch (type.scalar()) {
      case STRING, ENUM -> {
        String shown = SqlServerTexts.utf8("convert(nvarchar(max), ?)");
        yield switch (databaseType) {
          case "char", "nchar", "varchar", "nvarchar" -> new StoredForm(shown, "?");
          case UNIQUEIDENTIFIER -> new StoredForm(shown, AS_UNIQUEIDENTIFIER);
          default -> StoredForm.of(shown);
        };
      }
      case UUID ->
          new StoredForm(SqlServerTexts.uuid("lower(convert(char(36), ?))"), AS_UNIQUEIDENTIFIER);
      default -> null;
    };
  }

  private static @Nullable StoredForm ofText(ValueType type) {
    return switch (type.scalar()) {
      case BOOLEAN ->
          StoredForm.ofBooleanText("lower(trim(?))", "cast(1 as bit)", "cast(0 as bit)");
      case BYTE, SHORT, INT, LONG, DECIMAL, LOCAL_DATE, LOCAL_TIME, LOCAL_DATE_TIME, INSTANT ->
          // An empty text would be converted to zero or to the first day of 1900.
          StoredForm.of("try_convert(" + SqlServerTables.baseType(type) + ", nullif(?, ''))");
      case UUID ->
          StoredForm.of(
              SqlServerTexts.uuid("lower(convert(char(36), " + AS_UNIQUEIDENTIFIER + "))"));
      case STRING, ENUM, FLOAT, DOUBLE, DURATION, BYTES, JSON -> null;
    };
  }

  private static @Nullable StoredForm moment(ValueType type, String shown) {
    return switch (type.scalar()) {
      case INSTANT -> StoredForm.of("todatetimeoffset(" + shown + ", '+00:00')");
      case LOCAL_DATE_TIME -> StoredForm.of(shown);
      default -> null;
    };
  }

  /** Days and the rest are added apart, because an added number is an int. */
  private static String unix(String unit, long unitsOfDay) {
    String day = "dateadd(day, ? / " + unitsOfDay + ", cast('1970-01-01' as datetime2(6)))";
    return "dateadd(" + unit + ", ? % " + unitsOfDay + ", " + day + ")";
  }

  private static String hyphenated(String digits) {
    return "lower(stuff(stuff(stuff(stuff("
        + digits
        + ", 21, 0, '-'), 17, 0, '-'), 13, 0, '-'), 9, 0, '-'))";
  }
}
