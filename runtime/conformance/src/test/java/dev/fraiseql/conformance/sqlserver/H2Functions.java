package dev.fraiseql.conformance.sqlserver;

import dev.fraiseql.conformance.cases.RequestJson;
import dev.fraiseql.engine.json.JsonReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.h2.tools.SimpleResultSet;
import org.jspecify.annotations.Nullable;

/** Functions of SQL Server's that H2 has not, as their documentation describes them. */
public final class H2Functions {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private static final List<String> NAMES =
      List.of(
          "openJson",
          "json_value",
          "json_item",
          "json_length",
          "datalength",
          "dateFromParts",
          "timeFromParts",
          "switchOffset",
          "toDateTimeOffset",
          "hexadecimal",
          "from_hexadecimal",
          "identity_insert",
          "db_name");

  private H2Functions() {}

  /** Declares them in a database, with a view of what it allows. */
  static void declare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String name : NAMES) {
        statement.execute(
            "create alias " + name + " for \"" + H2Functions.class.getName() + "." + name + "\"");
      }
      statement.execute("create alias set_like for \"" + H2Functions.class.getName() + ".like\"");
      statement.execute("create aggregate min_text for \"" + H2LeastText.class.getName() + "\"");
      statement.execute("create aggregate max_text for \"" + H2GreatestText.class.getName() + "\"");
      statement.execute("create view places as select x - 1 as [key] from system_range(1, 1000)");
      statement.execute("create schema sys");
      statement.execute(
          "create view sys.databases as select db_name() as name, 150 as compatibility_level,"
              + " 1 as snapshot_isolation_state");
    }
  }

  public static String db_name() {
    return "h2";
  }

  /** A row for each element of an array, with its place from 0 as a text. */
  public static ResultSet openJson(@Nullable String json) {
    SimpleResultSet rows = new SimpleResultSet();
    rows.addColumn("key", Types.VARCHAR, 0, 0);
    rows.addColumn("value", Types.VARCHAR, 0, 0);
    if (json != null) {
      int place = 0;
      for (Object value : (List<?>) JsonReader.read(json)) {
        rows.addRow(Integer.toString(place++), text(value));
      }
    }
    return rows;
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      StringBuilder array = new StringBuilder("[");
      for (Object item : list) {
        array.append(array.length() == 1 ? "" : ",");
        array.append(item instanceof String text ? RequestJson.of(text) : item);
      }
      return array.append(']').toString();
    }
    return value.toString();
  }

  public static @Nullable String json_value(@Nullable String json, String path) {
    int place = Integer.parseInt(path.substring(2, path.length() - 1));
    return json == null ? null : text(((List<?>) JsonReader.read(json)).get(place));
  }

  public static @Nullable String json_item(@Nullable String json, int place) {
    List<?> items = json == null ? List.of() : (List<?>) JsonReader.read(json);
    return place < items.size() ? text(items.get(place)) : null;
  }

  public static @Nullable Integer json_length(@Nullable String json) {
    return json == null ? null : ((List<?>) JsonReader.read(json)).size();
  }

  public static @Nullable Integer datalength(byte @Nullable [] value) {
    return value == null ? null : value.length;
  }

  public static @Nullable LocalDate dateFromParts(
      @Nullable Integer year, @Nullable Integer month, @Nullable Integer day) {
    return year == null || month == null || day == null ? null : LocalDate.of(year, month, day);
  }

  public static @Nullable LocalTime timeFromParts(
      @Nullable Integer hour, int minute, int second, int fraction, int digits) {
    return hour == null ? null : LocalTime.of(hour, minute, second);
  }

  public static @Nullable OffsetDateTime switchOffset(
      @Nullable OffsetDateTime time, String offset) {
    return time == null ? null : time.withOffsetSameInstant(ZoneOffset.of(offset));
  }

  public static @Nullable OffsetDateTime toDateTimeOffset(
      @Nullable LocalDateTime time, String offset) {
    return time == null ? null : time.atOffset(ZoneOffset.of(offset));
  }

  public static @Nullable String hexadecimal(byte @Nullable [] bytes) {
    return bytes == null ? null : HEX.formatHex(bytes);
  }

  public static byte @Nullable [] from_hexadecimal(@Nullable String text) {
    return text == null ? null : HEX.parseHex(text);
  }

  /** Whether the key of a table that is counted takes given values. */
  public static int identity_insert(Connection connection, String table, String state)
      throws SQLException {
    String column;
    try (PreparedStatement query =
        connection.prepareStatement(
            "select COLUMN_NAME from INFORMATION_SCHEMA.COLUMNS where IS_IDENTITY = 'YES'"
                + " and TABLE_NAME = ?")) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("The table " + table + " has no identity column.");
        }
        column = row.getString(1);
      }
    }
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(
          "alter table \"%s\" alter column \"%s\" set generated %s"
              .formatted(
                  table.replace("\"", "\"\""),
                  column,
                  state.equals("on") ? "by default" : "always"));
    }
  }

  /** LIKE with sets of characters, under a collation that tells all texts apart. */
  public static @Nullable Boolean like(@Nullable String text, String pattern) {
    if (text == null) {
      return null;
    }
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pattern.length(); i += Character.charCount(pattern.codePointAt(i))) {
      int point = pattern.codePointAt(i);
      switch (point) {
        case '%' -> expression.append(".*");
        case '_' -> expression.append('.');
        case '[' -> {
          int end = pattern.indexOf(']', i + 1);
          expression.append("(?:");
          pattern
              .substring(i + 1, end)
              .codePoints()
              .forEach(member ->
                  expression
                      .append(expression.charAt(expression.length() - 1) == ':' ? "" : "|")
                      .append(Pattern.quote(Character.toString(member))));
          expression.append(')');
          i = end;
        }
        default -> expression.append(Pattern.quote(Character.toString(point)));
      }
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(text).matches();
  }
}
