package dev.fraiseql.plan.sql.mysql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.CaptureDialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Triggers of MySQL and MariaDB. A mutation sets {@code @fraiseql_writing} in its session as long
 * as its transaction lasts. Literals contain no backslash, because whether it escapes depends on a
 * setting.
 */
final class MysqlCapture implements CaptureDialect {
  private static final String BACKSLASH = "char(92 using utf8mb4)";

  /** A character that JSON strings never contain. */
  private static final String UNUSED = "char(1 using utf8mb4)";

  /** The escapes of control characters that MariaDB writes in upper case. */
  private static final List<String> UPPER_CASE =
      List.of("000B", "000E", "000F", "001A", "001B", "001C", "001D", "001E", "001F");

  @Override
  public Optional<String> problem(Column column) {
    ValueType type = column.type();
    if (type.isCustomText()) {
      return Optional.of("has texts that only its Java class can make");
    }
    return switch (type.scalar()) {
      case FLOAT -> Optional.of("is a float, which it writes with six digits");
      case DECIMAL, BOOLEAN, INSTANT, LOCAL_DATE_TIME, LOCAL_TIME, DURATION, BYTES, JSON ->
          type.list()
              ? Optional.of("is a list of such values, which it stores in another form")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  @Override
  public boolean seesCascades() {
    return false;
  }

  @Override
  public boolean findsOutboxFromOtherSchemas() {
    return false;
  }

  @Override
  public String text(ValueType type, String value, List<String> names) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> number(value);
      case FLOAT, DOUBLE -> real(value);
      case DECIMAL ->
          number("cast(%s as decimal(%s, %s))".formatted(value, type.precision(), type.scale()));
      case STRING, JSON -> utf8(value);
      case UUID -> utf8("lower(" + utf8(value) + ")");
      case BOOLEAN -> "case " + value + " when 1 then 'true' when 0 then 'false' end";
      case INSTANT -> concat(List.of(moment(value), "'Z'"));
      case LOCAL_DATE_TIME -> moment(value);
      case LOCAL_DATE -> utf8("date_format(" + value + ", '%Y-%m-%d')");
      case LOCAL_TIME ->
          "case when %s >= time '00:00:00' and %s < time '24:00:00' then %s end"
              .formatted(
                  value, value, micros(utf8("time_format(" + value + ", '%H:%i:%s.%f')"), 8));
      case DURATION -> duration(type, value);
      case ENUM ->
          "case when %s in ('%s') then %s end"
              .formatted(utf8(value), String.join("', '", names), utf8(value));
      case BYTES -> utf8("replace(to_base64(" + value + "), char(10 using utf8mb4), '')");
    };
  }

  /** A text in the character set and collation in which all texts are put together. */
  private static String utf8(String text) {
    return "convert(" + text + " using utf8mb4) collate utf8mb4_bin";
  }

  private static String moment(String value) {
    return micros(utf8("date_format(" + value + ", '%Y-%m-%dT%H:%i:%s.%f')"), 19);
  }

  /** A text that ends with microseconds, without those that are not needed. */
  private static String micros(String text, int seconds) {
    return "case when right(%s, 7) = '.000000' then left(%s, %s) when right(%s, 3) = '000' then left(%s, %s) else %s end"
        .formatted(text, text, seconds, text, text, seconds + 4, text);
  }

  private static String real(String value) {
    String shown = "cast(abs(" + value + ") as char character set utf8mb4)";
    String mantissa = "substring_index(" + shown + ", 'e', 1)";
    String fraction = "substring_index(" + shown + ", '.', -1)";
    String digits = "trim(both '0' from replace(" + mantissa + ", '.', ''))";
    String exponent =
        "case when instr(%s, 'e') > 0 then cast(substring_index(%s, 'e', -1) as signed) when abs(%s) >= 1 then length(substring_index(%s, '.', 1)) - 1 else length(trim(leading '0' from %s)) - length(%s) - 1 end"
            .formatted(shown, shown, value, shown, fraction, fraction);
    return utf8(
        "case when %s = 0 then '0.0' when abs(%s) >= 0.001 and abs(%s) < 10000000 then concat(if(%s < 0, '-', ''), %s, if(instr(%s, '.') = 0, '.0', '')) when %s is not null then concat(if(%s < 0, '-', ''), left(%s, 1), '.', if(length(%s) > 1, substr(%s, 2), '0'), 'E', %s) end"
            .formatted(
                value, value, value, value, shown, shown, value, value, digits, digits, digits,
                exponent));
  }

  @Override
  public String json(ValueType type, String value, boolean isId, List<String> names) {
    if (type.list() || type.scalar() == Scalar.JSON) {
      return "case when json_valid(" + value + ") then " + utf8(value) + " end";
    }
    String text = text(type, value, names);
    return switch (type.scalar()) {
      case STRING -> quoted(text);
      default -> CaptureDialect.isQuoted(type, isId) ? "concat('\"', " + text + ", '\"')" : text;
    };
  }

  /** Pairs of backslashes are put aside, so that what follows a backslash is an escape. */
  @Override
  public String quoted(String text) {
    String pair = "concat(" + BACKSLASH + ", " + BACKSLASH + ")";
    String quoted = "replace(json_quote(" + text + "), " + pair + ", " + UNUSED + ")";
    for (String code : UPPER_CASE) {
      quoted =
          "replace(%s, concat(%s, 'u%s'), concat(%s, 'u%s'))"
              .formatted(quoted, BACKSLASH, code, BACKSLASH, code.toLowerCase(Locale.ROOT));
    }
    return utf8("replace(" + quoted + ", " + UNUSED + ", " + pair + ")");
  }

  @Override
  public String withoutZeroSeconds(String text) {
    return "case when length(%s) in (8, 19) and right(%s, 3) = ':00' then left(%s, length(%s) - 3) else %s end"
        .formatted(text, text, text, text, text);
  }

  @Override
  public String differ(String left, String right) {
    return "cast(" + left + " as binary) <> cast(" + right + " as binary)";
  }

  @Override
  public String concat(List<String> texts) {
    return "concat(" + String.join(", ", texts) + ")";
  }

  @Override
  public String number(String value) {
    return utf8("cast(" + value + " as char)");
  }

  @Override
  public String quotient(String value, long divisor) {
    return "(" + value + " div " + divisor + ")";
  }

  @Override
  public String fraction(String value, int digits) {
    return utf8("trim(trailing '0' from lpad(" + value + ", " + digits + ", '0'))");
  }

  @Override
  public String eventId() {
    String millis = "lpad(lower(hex(floor(unix_timestamp(sysdate(6)) * 1000))), 12, '0')";
    return "concat(left(%s, 8), '-', substr(%s, 9), '-7', substr(lower(hex(random_bytes(2))), 2), '-', elt(1 + floor(rand() * 4), '8', '9', 'a', 'b'), substr(lower(hex(random_bytes(2))), 2), '-', lower(hex(random_bytes(6))))"
        .formatted(millis, millis);
  }

  @Override
  public String now() {
    return "utc_timestamp(6)";
  }

  @Override
  public String partition(String prefix, String key) {
    return "crc32(convert(concat('" + prefix + "', " + key + ") using utf8mb4)) % 256";
  }

  /**
   * A loop, because INSERT with SELECT locks the numbers of new rows until the end of the statement
   * that fired the trigger: MariaDB does by default. The last row of the cursor is none of the
   * entries: MariaDB rejects a batch of rows, which its driver sends by default, if a cursor is
   * fetched beyond its end, even if a handler is declared for that.
   */
  @Override
  public String insert(String into, String values, String from) {
    return """
    if @fraiseql_writing is null then begin
      declare fq_op varchar(10)
    ; declare fq_k, fq_b, fq_a, fq_c longtext character set utf8mb4 collate utf8mb4_bin
    ; declare fq_entries cursor for select f.k, f.op, f.b, f.a, f.c
    from (select e.k as k, e.op as op, e.b as b, e.a as a, e.c as c, e.n as n
    %s
    union all select null, null, null, null, null, null) f
    order by f.op is null, f.n
    ; open fq_entries
    ; entries: loop
        fetch fq_entries into fq_k, fq_op, fq_b, fq_a, fq_c
      ; if fq_op is null then leave entries ; end if
      ; %s
        values (%s)
    ; end loop
    ; close fq_entries
    ; end
    ; end if\
    """
        .formatted(from, into, values.replace("e.", "fq_"));
  }

  @Override
  public List<String> create(String name, String table, Event event, String statement) {
    return List.of(
        "drop trigger if exists " + name,
        "create trigger %s after %s on %s for each row\n%s"
            .formatted(name, event.name().toLowerCase(Locale.ROOT), table, statement));
  }

  @Override
  public String commands(List<String> statements) {
    return statements.stream()
        .map(statement -> statement + "\n$$\n\n")
        .collect(Collectors.joining("", "delimiter $$\n\n", "delimiter ;\n"));
  }

  /** Before the check of the foreign key, whose lock two transactions could hold and wait. */
  @Override
  public List<String> createLock(String name, String table, String owner) {
    return List.of(
        "drop trigger if exists " + name,
        "create trigger %s before insert on %s for each row\nset @fraiseql_lock = (%s for update)"
            .formatted(name, table, owner));
  }
}
