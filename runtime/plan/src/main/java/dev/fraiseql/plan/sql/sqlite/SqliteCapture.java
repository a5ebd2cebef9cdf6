package dev.fraiseql.plan.sql.sqlite;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.CaptureDialect;
import dev.fraiseql.plan.sql.CaptureHash;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Triggers of SQLite. They call no functions of ours, which other programs lack. A mutation has a
 * row in {@code fq_writing} until it commits: there is one writer at a time, so no other one ever
 * sees the row.
 */
final class SqliteCapture implements CaptureDialect {
  private static final String HEX = "'0123456789ABCDEF'";
  private static final String BASE64 =
      "'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'";
  private static final String DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";
  private static final String TIME = "[0-9][0-9]:[0-9][0-9]:[0-9][0-9]";

  @Override
  public List<String> preamble() {
    return List.of("create table if not exists fq_writing (id integer primary key)");
  }

  @Override
  public Optional<String> problem(Column column) {
    ValueType type = column.type();
    if (type.isCustomText()) {
      return Optional.of("has texts that only its Java class can make");
    }
    if (type.scalar() == Scalar.FLOAT) {
      return Optional.of("is a float, which it stores as a double");
    }
    if (type.list() && (type.scalar() == Scalar.BYTES || type.scalar() == Scalar.JSON)) {
      return Optional.of("is a list of such values, which it stores in another form");
    }
    return new SqliteStoredForms()
        .find(column.stored(), type, column.storedType())
        .filter(form -> form.shown().contains("fq_"))
        .map(form -> "is stored as " + column.stored() + ", which needs functions of ours");
  }

  @Override
  public String text(ValueType type, String value, List<String> names) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> number(value);
      case FLOAT, DOUBLE -> real(value);
      case DECIMAL -> decimal(type, value);
      case STRING -> "cast(" + value + " as text)";
      case UUID -> "lower(" + value + ")";
      case BOOLEAN -> "case " + value + " when 1 then 'true' when 0 then 'false' end";
      case INSTANT -> "(" + moment(value) + " || 'Z')";
      case LOCAL_DATE_TIME -> moment(value);
      case LOCAL_DATE -> "case when " + value + " glob '" + DAY + "' then " + value + " end";
      case LOCAL_TIME ->
          "case when %s glob '%s*' then substr(%s, 1, 8) || %s end"
              .formatted(value, TIME, value, micros("substr(" + value + ", 10)"));
      case DURATION -> duration(type, value);
      case ENUM ->
          "case when %s in ('%s') then %s end".formatted(value, String.join("', '", names), value);
      case BYTES -> base64(value);
      case JSON -> "case when json_valid(" + value + ") then json(" + value + ") end";
    };
  }

  /** A date and time: as mutations store it, or any other that SQLite reads. */
  private static String moment(String value) {
    return "case when %s glob '%s[ T]%s*' and rtrim(substr(%s, 20), 'Z') not glob '*[^0-9.]*' then substr(%s, 1, 10) || 'T' || substr(%s, 12, 8) || %s else replace(strftime('%%Y-%%m-%%dT%%H:%%M:%%f', %s), '.000', '') end"
        .formatted(
            value,
            DAY,
            TIME,
            value,
            value,
            value,
            micros("rtrim(substr(" + value + ", 21), 'Z')"),
            value);
  }

  /** The fraction of a second: none, three or six digits. */
  private static String micros(String digits) {
    String six = "substr(" + digits + " || '000000', 1, 6)";
    return "case when %s = '000000' then '' when %s like '%%000' then '.' || substr(%s, 1, 3) else '.' || %s end"
        .formatted(six, six, six, six);
  }

  private static String decimal(ValueType type, String value) {
    if (!SqliteDialect.isTextDecimal(type)) {
      String text = "printf('%." + type.scale() + "f', " + value + ")";
      return "case when round(%s, %s) = 0 then %s when %s is not null then %s end"
          .formatted(value, type.scale(), "printf('%." + type.scale() + "f', 0)", value, text);
    }
    if (type.scale() == 0) {
      return "cast(" + value + " as text)";
    }
    String zeros = "'" + "0".repeat(type.scale()) + "'";
    return "case when instr(%s, '.') = 0 then %s || '.' || %s else %s || substr(%s, length(%s) - instr(%s, '.') + 1) end"
        .formatted(value, value, zeros, value, zeros, value, value);
  }

  /** The shortest digits, at least two, that are read as the same number. */
  private static String real(String value) {
    String shortest =
        "(with recursive p(n) as (select 2 union all select n + 1 from p where n < 17 and cast(printf('%%!.*g', n, abs(%s)) as real) <> abs(%s)) select printf('%%!.*g', max(n), abs(%s)) from p)"
            .formatted(value, value, value);
    String exponent =
        "case when instr(r.s, 'e') > 0 then cast(substr(r.s, instr(r.s, 'e') + 1) as integer) when abs(%s) >= 1 then instr(r.s, '.') - 2 else length(ltrim(substr(r.s, 3), '0')) - length(r.s) + 1 end"
            .formatted(value);
    String mantissa =
        "case when instr(r.s, 'e') > 0 then substr(r.s, 1, instr(r.s, 'e') - 1) else r.s end";
    return "case when %s = 0 then '0.0' when %s is not null and abs(%s) < 9e999 then (select case when %s < 0 then '-' else '' end || case when abs(%s) >= 0.001 and abs(%s) < 10000000 then %s else substr(q.d, 1, 1) || '.' || case when length(q.d) > 1 then substr(q.d, 2) else '0' end || 'E' || q.e end from (select r.s as s, trim(replace(%s, '.', ''), '0') as d, %s as e from (select %s as s) r) q) end"
        .formatted(value, value, value, value, value, value, plain(), mantissa, exponent, shortest);
  }

  /** A number in plain notation of what may have an exponent. */
  private static String plain() {
    return "case when instr(q.s, 'e') = 0 then q.s when q.e < 0 then '0.' || substr('00', 1, -q.e - 1) || q.d when length(q.d) <= q.e + 1 then q.d || substr('0000000', 1, q.e + 1 - length(q.d)) || '.0' else substr(q.d, 1, q.e + 1) || '.' || substr(q.d, q.e + 2) end";
  }

  /** Base64, of six hexadecimal digits at a time; {@code hex(null)} is an empty text. */
  private static String base64(String value) {
    String hex = "hex(" + value + ")";
    String group = "substr(" + hex + ", i, 6)";
    String text =
        character(nibble(group, 1) + " * 4 + " + nibble(group, 2) + " / 4")
            + " || "
            + character(nibble(group, 2) + " % 4 * 16 + " + nibble(group, 3))
            + " || case when length("
            + group
            + ") > 2 then "
            + character(nibble(group, 4) + " * 4 + " + nibble(group, 5) + " / 4")
            + " else '=' end || case when length("
            + group
            + ") > 4 then "
            + character(nibble(group, 5) + " % 4 * 16 + " + nibble(group, 6))
            + " else '=' end";
    return "(with recursive b(i, t) as (select 1, '' where %s is not null union all select i + 6, t || %s from b where i < length(%s)) select t from b order by i desc limit 1)"
        .formatted(value, text, hex);
  }

  /** The value of a hexadecimal digit; 0 if there is none. */
  private static String nibble(String hex, int place) {
    return nibble(hex, Integer.toString(place));
  }

  private static String character(String value) {
    return "substr(" + BASE64 + ", 1 + " + value + ", 1)";
  }

  @Override
  public String json(ValueType type, String value, boolean isId, List<String> names) {
    if (type.list()) {
      String element = json(type.element(), "j.value", false, names);
      return "case when json_valid(%s) then (select case when count(*) = count(%s) then '[' || coalesce(group_concat(%s, ','), '') || ']' end from json_each(%s) j) end"
          .formatted(value, element, element, value);
    }
    String text = text(type, value, names);
    return switch (type.scalar()) {
      case STRING -> "case when " + value + " is not null then " + quoted(text) + " end";
      default -> CaptureDialect.isQuoted(type, isId) ? "('\"' || " + text + " || '\"')" : text;
    };
  }

  @Override
  public String quoted(String text) {
    return "json_quote(" + text + ")";
  }

  @Override
  public String withoutZeroSeconds(String text) {
    return "case when length(%s) in (8, 19) and %s like '%%:00' then substr(%s, 1, length(%s) - 3) else %s end"
        .formatted(text, text, text, text, text);
  }

  @Override
  public String number(String value) {
    return "cast(" + value + " as text)";
  }

  @Override
  public String fraction(String value, int digits) {
    return "rtrim(printf('%0" + digits + "d', " + value + "), '0')";
  }

  @Override
  public String eventId() {
    String millis = "printf('%012x', cast((julianday('now') - 2440587.5) * 86400000 as integer))";
    return "substr(%s, 1, 8) || '-' || substr(%s, 9) || '-7' || substr(lower(hex(randomblob(2))), 2) || '-' || substr('89ab', 1 + abs(random() %% 4), 1) || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))"
        .formatted(millis, millis);
  }

  @Override
  public String now() {
    return "replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')";
  }

  /** CRC-32: for each byte a step that adds it and one for each of its bits. */
  @Override
  public String partition(String prefix, String key) {
    String hex = "hex(" + key + ")";
    String b =
        "(%s * 16 + %s)".formatted(nibble(hex, "n / 9 * 2 + 1"), nibble(hex, "n / 9 * 2 + 2"));
    return "(with recursive c(n, r) as (select 0, %s union all select n + 1, case when n %% 9 = 0 then %s else %s end from c where n < length(%s) / 2 * 9) select 255 - (r & 255) from c order by n desc limit 1)"
        .formatted(
            CaptureHash.state(prefix),
            differing("r", b),
            differing("(r >> 1)", "((r & 1) * " + CaptureHash.POLYNOMIAL + ")"),
            hex);
  }

  private static String nibble(String hex, String place) {
    return "(instr(" + HEX + ", substr(" + hex + ", " + place + ", 1)) - 1)";
  }

  /** The bits that differ. */
  private static String differing(String left, String right) {
    return "((" + left + " | " + right + ") - (" + left + " & " + right + "))";
  }

  @Override
  public List<String> create(String name, String table, Event event, String statement) {
    return List.of(
        "drop trigger if exists " + name,
        "create trigger %s after %s on %s when not exists (select 1 from fq_writing) begin\n%s\n; end"
            .formatted(name, event.name().toLowerCase(Locale.ROOT), table, statement));
  }
}
