package dev.fraiseql.plan.sql.postgresql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.CaptureDialect;
import dev.fraiseql.plan.sql.CaptureHash;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Triggers of PostgreSQL. Functions that they share write floats and JSON documents. A mutation
 * sets {@code fraiseql.writing} for its transaction; what other triggers write meanwhile is
 * captured, because only the statements of the mutation itself have the trigger depth 1.
 */
final class PostgresqlCapture implements CaptureDialect {
  private static final String FLOAT =
      """
      create or replace function fq_json_float(shown text, single boolean) returns text
        language plpgsql immutable strict as $fq$
      declare
        v numeric ; w numeric ; s text ; whole text ; fraction text ; digits text ; e integer
      ; begin
        if shown in ('NaN', 'Infinity', '-Infinity') then return null ; end if
      ; v := abs(shown::numeric)
      ; if v = 0 then return '0.0' ; end if
      ; for shorter in reverse 1..0 loop
          s := v::text
        ; whole := split_part(s, '.', 1)
        ; fraction := split_part(s, '.', 2)
        ; digits := trim(both '0' from whole || fraction)
        ; e := case when v >= 1 then length(whole) - 1
            else length(ltrim(fraction, '0')) - length(fraction) - 1 end
        ; exit when length(digits) < case when single then 8 else 16 end or shorter = 0
        ; w := round(v, length(digits) - 2 - e)
        ; exit when w > case when single then 3.4028235e38 else 1.7976931348623157e308 end
        ; exit when case when single then w::real <> v::real
            else w::double precision <> v::double precision end
        ; v := w
      ; end loop
      ; return case when shown like '-%' then '-' else '' end
          || case when v >= 0.001 and v < 10000000
            then whole || '.' || coalesce(nullif(rtrim(fraction, '0'), ''), '0')
            else left(digits, 1) || '.' || coalesce(nullif(substr(digits, 2), ''), '0') || 'E' || e
            end
      ; end $fq$\
      """;

  private static final String DOCUMENT =
      """
      create or replace function fq_json_document(document jsonb) returns text
        language plpgsql immutable strict as $fq$
      begin
        return case jsonb_typeof(document)
          when 'object' then (select '{' || coalesce(string_agg(to_json(e.key)::text || ':'
              || fq_json_document(e.value), ',' order by e.key collate "C"), '') || '}'
            from jsonb_each(document) e)
          when 'array' then (select '[' || coalesce(string_agg(
              fq_json_document(e.value), ',' order by e.n), '') || ']'
            from jsonb_array_elements(document) with ordinality e(value, n))
          else document::text end
      ; end $fq$\
      """;

  /** CRC-32, continued from that of a prefix. */
  private static final String PARTITION =
      """
      create or replace function fq_partition(prefix bigint, key text) returns integer
        language plpgsql immutable strict as $fq$
      declare
        crc bigint := prefix ; bytes bytea := convert_to(key, 'UTF8')
      ; begin
        for i in 0..length(bytes) - 1 loop
          crc := crc # get_byte(bytes, i)
        ; for bit in 1..8 loop
            crc := (crc >> 1) # ((crc & 1) * 3988292384)
        ; end loop
      ; end loop
      ; return 255 - (crc & 255)::integer
      ; end $fq$\
      """;

  @Override
  public List<String> preamble() {
    return List.of(FLOAT, DOCUMENT, PARTITION);
  }

  @Override
  public Optional<String> problem(Column column) {
    return column.type().isCustomText()
        ? Optional.of("has texts that only its Java class can make")
        : Optional.empty();
  }

  @Override
  public String text(ValueType type, String value, List<String> names) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, STRING, BOOLEAN, UUID -> "(" + value + ")::text";
      case FLOAT -> "fq_json_float((" + value + ")::text, true)";
      case DOUBLE -> "fq_json_float((" + value + ")::text, false)";
      case DECIMAL -> "nullif(round(" + value + ", " + type.scale() + ")::text, 'NaN')";
      case INSTANT ->
          withinYears(
              value, "timestamptz", "+00", moment(value + " at time zone 'UTC'") + " || 'Z'");
      case LOCAL_DATE_TIME -> withinYears(value, "timestamp", "", moment(value));
      case LOCAL_DATE -> withinYears(value, "date", "", "to_char(" + value + ", 'YYYY-MM-DD')");
      case LOCAL_TIME ->
          "case when %s < time '24:00' then %s end"
              .formatted(value, micros("to_char(" + value + ", 'HH24:MI:SS.US')"));
      case DURATION -> duration(type, value);
      case ENUM ->
          "case when (%s)::text in (%s) then (%s)::text end".formatted(value, list(names), value);
      case BYTES -> "translate(encode(" + value + ", 'base64'), chr(10), '')";
      case JSON -> "fq_json_document((" + value + ")::jsonb)";
    };
  }

  private static String list(List<String> names) {
    return "'" + String.join("', '", names) + "'";
  }

  private static String withinYears(String value, String type, String zone, String text) {
    String time = type.equals("date") ? "" : " 23:59:59.999999";
    return "case when %s between %s '0001-01-01%s' and %s '9999-12-31%s%s' then %s end"
        .formatted(value, type, zone.isEmpty() ? "" : " 00:00" + zone, type, time, zone, text);
  }

  private static String moment(String value) {
    return micros("to_char(" + value + ", 'YYYY-MM-DD\"T\"HH24:MI:SS.US')");
  }

  /** A text that ends with microseconds, without those that are not needed. */
  private static String micros(String text) {
    return "regexp_replace(" + text + ", '(\\.000000|000)$', '')";
  }

  @Override
  public String json(ValueType type, String value, boolean isId, List<String> names) {
    if (type.list()) {
      String element = json(type.element(), "u.v", false, names);
      return "case when %s is not null then (select case when count(*) = count(%s) then '[' || coalesce(string_agg(%s, ',' order by u.n), '') || ']' end from unnest(%s) with ordinality as u(v, n)) end"
          .formatted(value, element, element, value);
    }
    String text = text(type, value, names);
    return switch (type.scalar()) {
      case STRING -> quoted(text);
      default -> CaptureDialect.isQuoted(type, isId) ? "'\"' || (" + text + ") || '\"'" : text;
    };
  }

  @Override
  public String quoted(String text) {
    return "to_json(" + text + ")::text";
  }

  @Override
  public String withoutZeroSeconds(String text) {
    return "regexp_replace(" + text + ", '^((.*T)?\\d\\d:\\d\\d):00$', '\\1')";
  }

  @Override
  public String differ(String left, String right) {
    return left + " collate \"C\" <> " + right + " collate \"C\"";
  }

  @Override
  public String number(String value) {
    return "(" + value + ")::text";
  }

  @Override
  public String fraction(String value, int digits) {
    return "rtrim(lpad((" + value + ")::text, " + digits + ", '0'), '0')";
  }

  @Override
  public String eventId() {
    return "encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing substring(int8send("
        + "floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6)"
        + ", 52, 1), 53, 1), 'hex')::uuid";
  }

  @Override
  public String now() {
    return "clock_timestamp()";
  }

  @Override
  public String partition(String prefix, String key) {
    return "fq_partition(" + CaptureHash.state(prefix) + ", " + key + ")";
  }

  /** It does not conflict with the checks of foreign keys. */
  @Override
  public String lock() {
    return " for no key update of o";
  }

  @Override
  public List<String> create(String name, String table, Event event, String statement) {
    return List.of(
        """
        create or replace function %s() returns trigger language plpgsql security definer
          set search_path from current set extra_float_digits = 1 as $fq$
        begin
        if pg_trigger_depth() > 1 or coalesce(current_setting('fraiseql.writing', true), '') <> '1' then
        %s
        ; end if
        ; return null
        ; end $fq$\
        """
            .formatted(name, statement),
        "drop trigger if exists " + name + " on " + table,
        "create trigger %s after %s on %s for each row execute function %s()"
            .formatted(name, event.name().toLowerCase(Locale.ROOT), table, name));
  }
}
