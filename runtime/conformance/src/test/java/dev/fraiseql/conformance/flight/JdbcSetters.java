package dev.fraiseql.conformance.flight;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Calendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that binds a value by every setter of the JDBC driver to parameters of every type, and
 * prints whether the statement then returns the rows of the same statement with the value written
 * in its text. It runs in a JVM of its own, whose time zone the driver uses.
 */
final class JdbcSetters {
  private static final LocalDateTime MOMENT = LocalDateTime.parse("2026-01-24T10:30:00.250001");
  private static final List<String> OPERATORS = List.of("=", "<", ">");

  private final Connection connection;
  private final Map<String, Optional<List<Long>>> rows = new HashMap<>();

  private JdbcSetters(Connection connection) {
    this.connection = connection;
  }

  /** How a parameter behaves. */
  private enum Outcome {
    RIGHT,
    ERROR,
    WRONG
  }

  /**
   * A parameter.
   *
   * @param name of the column
   * @param text a value as in responses
   * @param quoted whether the value is written in quotes
   * @param variable the type of a GraphQL variable; null for a question mark in a {@code SELECT}
   */
  private record Target(String name, String text, boolean quoted, @Nullable String variable) {

    static Target column(String name, String text) {
      return new Target(name, text, true, null);
    }

    static Target number(String name, String text) {
      return new Target(name, text, false, null);
    }

    Target asVariable(String type) {
      return new Target(name, text, quoted, type);
    }

    String label() {
      return variable == null ? name : "$" + variable;
    }

    String prepared(String operator) {
      return statement(operator, variable == null ? "?" : "$v");
    }

    String written(String operator, Literal literal) {
      String quote = variable == null ? "'" : "\"";
      return statement(
          operator, literal.quoted() ? quote + literal.text() + quote : literal.text());
    }

    private String statement(String operator, String value) {
      if (variable == null) {
        return "SELECT id FROM specimens WHERE "
            + name
            + " "
            + operator
            + " "
            + value
            + " ORDER BY id";
      }
      String key =
          switch (operator) {
            case "=" -> "eq";
            case "<" -> "lt";
            default -> "gt";
          };
      String declared = value.equals("$v") ? "query ($v: " + variable + "!) " : "";
      return declared
          + "{ specimens(where: {"
          + name
          + ": {"
          + key
          + ": "
          + value
          + "}}, orderBy: [{id: ASC}]) { id } }";
    }
  }

  /** A value as it is written in a statement. */
  private record Literal(String text, boolean quoted) {}

  private interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /**
   * A call of a setter.
   *
   * @param literal the value that was set; null if the parameter has no such value
   */
  private record Setter(String name, @Nullable Literal literal, Binder binder) {}

  /**
   * Prints a line for each setter: its name, the parameters for which it returns the right rows,
   * and those for which it returns wrong ones. For the others it is an error. Then prints a line
   * for each type of list.
   *
   * @param args the URL of the server
   */
  public static void main(String[] args) throws SQLException {
    JdbcSetters setters = new JdbcSetters(DriverManager.getConnection(args[0]));
    setters.print();
    setters.printLists();
    System.exit(0); // without closing, which fails after a value that the driver cannot bind
  }

  private void print() throws SQLException {
    List<Target> targets = targets();
    int setters = setters(targets.getFirst()).size();
    List<List<String>> right = lists(setters);
    List<List<String>> wrong = lists(setters);
    for (Target target : targets) {
      List<Outcome> outcomes = outcomes(target);
      for (int i = 0; i < setters; i++) {
        switch (outcomes.get(i)) {
          case RIGHT -> right.get(i).add(target.label());
          case WRONG -> wrong.get(i).add(target.label());
          case ERROR -> {}
        }
      }
    }
    for (int i = 0; i < setters; i++) {
      System.out.println(
          setters(targets.getFirst()).get(i).name()
              + (right.get(i).isEmpty() ? "" : " | right: " + String.join(" ", right.get(i)))
              + (wrong.get(i).isEmpty() ? "" : " | wrong: " + String.join(" ", wrong.get(i))));
    }
  }

  private void printLists() throws SQLException {
    printList("medium", "Int", "BIGINT", 1L, "1");
    printList("large", "Long", "BIGINT", 1L, "1");
    printList("real", "Float", "DOUBLE", 0.1, "0.1");
    printList("money", "Decimal", "VARCHAR", "19.99", "19.99");
    printList("text", "String", "VARCHAR", "plain", "\"plain\"");
    printList("id", "ID", "VARCHAR", "3", "3");
    printList("mood", "Mood", "VARCHAR", "HAPPY", "HAPPY");
    printList(
        "moment",
        "DateTime",
        "VARCHAR",
        "2026-01-24T10:30:00.250001Z",
        "\"2026-01-24T10:30:00.250001Z\"");
    printList("day", "Date", "DATE", Date.valueOf("2026-01-24"), "\"2026-01-24\"");
    printList("time", "Time", "TIME", Time.valueOf("10:30:00"), "\"10:30:00\"");
  }

  private void printList(String column, String type, String sqlType, Object value, String literal)
      throws SQLException {
    String query = "{ specimens(where: {" + column + ": {in: %s}}, orderBy: [{id: ASC}]) { id } }";
    String outcome;
    try (PreparedStatement statement =
        connection.prepareStatement("query ($v: [" + type + "!]) " + query.formatted("$v"))) {
      statement.setArray(1, connection.createArrayOf(sqlType, new Object[] {value}));
      Optional<List<Long>> found = Optional.of(ids(statement.executeQuery()));
      outcome = found.equals(rows(query.formatted("[" + literal + "]"))) ? "right" : "wrong";
    } catch (SQLException | RuntimeException e) {
      outcome = "fails";
    }
    System.out.println("setArray of " + sqlType + " for [" + type + "!]: " + outcome);
  }

  private static List<List<String>> lists(int count) {
    List<List<String>> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private static List<Target> targets() {
    List<Target> columns =
        List.of(
            Target.number("id", "3"),
            Target.number("tiny", "1"),
            Target.number("medium", "1"),
            Target.number("large", "1"),
            Target.number("single", "0.5"),
            Target.number("real", "0.1"),
            Target.number("money", "19.99"),
            Target.number("exact", "20.4"),
            Target.number("flag", "true"),
            Target.column("text", "plain"),
            Target.column("moment", "2026-01-24T10:30:00.250001Z"),
            Target.column("local", "2026-01-24T10:30:00.250001"),
            Target.column("day", "2026-01-24"),
            Target.column("time", "10:30:00"),
            Target.column("micros", "PT1H30M"),
            Target.column("uuid", "4df83ef9-1cd3-547f-a399-72966aa98c99"),
            Target.column("mood", "HAPPY"),
            Target.column("bytes", "AP8="));
    List<Target> targets = new ArrayList<>(columns);
    for (Target column : columns) {
      switch (column.name()) {
        case "id" -> targets.add(column.asVariable("ID"));
        case "medium" -> targets.add(column.asVariable("Int"));
        case "large" -> targets.add(column.asVariable("Long"));
        case "real" -> targets.add(column.asVariable("Float"));
        case "money" -> targets.add(column.asVariable("Decimal"));
        case "flag" -> targets.add(column.asVariable("Boolean"));
        case "text" -> targets.add(column.asVariable("String"));
        case "moment" -> targets.add(column.asVariable("DateTime"));
        case "local" -> targets.add(column.asVariable("LocalDateTime"));
        case "day" -> targets.add(column.asVariable("Date"));
        case "time" -> targets.add(column.asVariable("Time"));
        case "micros" -> targets.add(column.asVariable("Duration"));
        case "uuid" -> targets.add(column.asVariable("UUID"));
        case "mood" -> targets.add(new Target("mood", column.text(), false, "Mood"));
        case "bytes" -> targets.add(column.asVariable("Base64"));
        default -> {}
      }
    }
    return targets;
  }

  private static List<Setter> setters(Target target) {
    Literal own = new Literal(target.text(), target.quoted());
    Timestamp timestamp = Timestamp.valueOf(MOMENT);
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    return List.of(
        new Setter("setByte", number("1"), s -> s.setByte(1, (byte) 1)),
        new Setter("setShort", number("300"), s -> s.setShort(1, (short) 300)),
        new Setter("setInt", number("1"), s -> s.setInt(1, 1)),
        new Setter("setLong", number("4294967297"), s -> s.setLong(1, 4_294_967_297L)),
        new Setter("setFloat", number("0.5"), s -> s.setFloat(1, 0.5f)),
        new Setter("setDouble", number("0.1"), s -> s.setDouble(1, 0.1)),
        new Setter("setDouble, whole", number("1"), s -> s.setDouble(1, 1)),
        new Setter(
            "setBigDecimal, scale 2",
            number("19.99"),
            s -> s.setBigDecimal(1, new BigDecimal("19.99"))),
        new Setter(
            "setBigDecimal, scale 10",
            number("20.4"),
            s -> s.setBigDecimal(1, new BigDecimal("20.4000000000"))),
        new Setter("setBigDecimal, scale 0", number("1"), s -> s.setBigDecimal(1, BigDecimal.ONE)),
        new Setter("setBoolean", number("true"), s -> s.setBoolean(1, true)),
        new Setter("setString", own, s -> s.setString(1, target.text())),
        new Setter(
            "setBytes", text("AP8="), s -> s.setBytes(1, Base64.getDecoder().decode("AP8="))),
        new Setter("setDate", text("2026-01-24"), s -> s.setDate(1, Date.valueOf("2026-01-24"))),
        new Setter(
            "setDate, calendar",
            text("2026-01-24"),
            s -> s.setDate(1, new Date(MOMENT.toInstant(ZoneOffset.UTC).toEpochMilli()), utc)),
        new Setter("setTime", text("10:30:00"), s -> s.setTime(1, Time.valueOf("10:30:00"))),
        new Setter(
            "setTime, calendar",
            text("10:30:00"),
            s -> s.setTime(1, new Time(Duration.ofMinutes(630).toMillis()), utc)),
        new Setter("setTimestamp", null, s -> s.setTimestamp(1, timestamp)),
        new Setter("setTimestamp, calendar", null, s -> s.setTimestamp(1, timestamp, utc)),
        new Setter("setObject Integer", number("1"), s -> s.setObject(1, 1)),
        new Setter("setObject Long", number("1"), s -> s.setObject(1, 1L)),
        new Setter("setObject Double", number("0.1"), s -> s.setObject(1, 0.1)),
        new Setter(
            "setObject BigDecimal", number("19.99"), s -> s.setObject(1, new BigDecimal("19.99"))),
        new Setter("setObject Boolean", number("true"), s -> s.setObject(1, true)),
        new Setter("setObject String", own, s -> s.setObject(1, target.text())),
        new Setter(
            "setObject byte[]",
            text("AP8="),
            s -> s.setObject(1, Base64.getDecoder().decode("AP8="))),
        new Setter(
            "setObject UUID",
            text("4df83ef9-1cd3-547f-a399-72966aa98c99"),
            s -> s.setObject(1, UUID.fromString("4df83ef9-1cd3-547f-a399-72966aa98c99"))),
        new Setter(
            "setObject Date", text("2026-01-24"), s -> s.setObject(1, Date.valueOf("2026-01-24"))),
        new Setter(
            "setObject Time", text("10:30:00"), s -> s.setObject(1, Time.valueOf("10:30:00"))),
        new Setter("setObject Timestamp", null, s -> s.setObject(1, timestamp)),
        new Setter(
            "setObject java.util.Date",
            null,
            s -> s.setObject(1, new java.util.Date(timestamp.getTime()))),
        new Setter(
            "setObject LocalDate",
            text("2026-01-24"),
            s -> s.setObject(1, LocalDate.of(2026, 1, 24))),
        new Setter(
            "setObject LocalTime", text("10:30:00"), s -> s.setObject(1, LocalTime.of(10, 30))),
        new Setter("setObject LocalDateTime", null, s -> s.setObject(1, MOMENT)),
        new Setter(
            "setObject Instant", null, s -> s.setObject(1, MOMENT.toInstant(ZoneOffset.UTC))),
        new Setter(
            "setObject OffsetDateTime", null, s -> s.setObject(1, MOMENT.atOffset(ZoneOffset.UTC))),
        new Setter("setObject Duration", null, s -> s.setObject(1, Duration.ofMinutes(90))),
        new Setter(
            "setObject String as VARCHAR", own, s -> s.setObject(1, target.text(), Types.VARCHAR)),
        new Setter(
            "setObject Timestamp as TIMESTAMP",
            null,
            s -> s.setObject(1, timestamp, Types.TIMESTAMP)),
        new Setter(
            "setObject Integer as INTEGER, scale 0",
            number("1"),
            s -> s.setObject(1, 1, Types.INTEGER, 0)),
        new Setter("setNull", null, s -> s.setNull(1, Types.NULL)),
        new Setter("setNull, type name", null, s -> s.setNull(1, Types.VARCHAR, "VARCHAR")),
        new Setter("setObject null", null, s -> s.setObject(1, null)),
        new Setter(
            "setArray",
            null,
            s -> s.setArray(1, s.getConnection().createArrayOf("INTEGER", new Object[] {1}))),
        new Setter(
            "setBinaryStream",
            null,
            s ->
                s.setBinaryStream(
                    1, new java.io.ByteArrayInputStream("a".getBytes(StandardCharsets.UTF_8)))),
        new Setter(
            "setCharacterStream",
            null,
            s -> s.setCharacterStream(1, new java.io.StringReader("a"))));
  }

  private static Literal number(String text) {
    return new Literal(text, false);
  }

  private static Literal text(String text) {
    return new Literal(text, true);
  }

  /** The worst outcome of each setter among all operators. */
  private List<Outcome> outcomes(Target target) {
    List<Setter> setters = setters(target);
    Map<Setter, Outcome> worst = new LinkedHashMap<>();
    for (String operator : OPERATORS) {
      try (PreparedStatement statement = connection.prepareStatement(target.prepared(operator))) {
        for (Setter setter : setters) {
          if (worst.get(setter) != Outcome.ERROR) { // it does not depend on the operator
            statement.clearParameters(); // a setter that does nothing would keep the value before
            worst.merge(
                setter,
                outcome(statement, setter, target, operator),
                (one, other) -> one == other ? one : Outcome.WRONG);
          }
        }
      } catch (SQLException e) {
        // Bytes have no < and >.
      }
    }
    return setters.stream().map(worst::get).toList();
  }

  private Outcome outcome(
      PreparedStatement statement, Setter setter, Target target, String operator) {
    List<Long> found;
    try {
      setter.binder().bind(statement);
      found = ids(statement.executeQuery());
    } catch (SQLException | RuntimeException e) {
      return Outcome.ERROR;
    }
    Literal literal = setter.literal();
    return literal != null
            && rows.computeIfAbsent(target.written(operator, literal), this::rows)
                .equals(Optional.of(found))
        ? Outcome.RIGHT
        : Outcome.WRONG;
  }

  /** The rows of a statement without parameters; empty if it is an error. */
  private Optional<List<Long>> rows(String statement) {
    try (Statement written = connection.createStatement()) {
      return Optional.of(ids(written.executeQuery(statement)));
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private static List<Long> ids(ResultSet rows) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }
}
