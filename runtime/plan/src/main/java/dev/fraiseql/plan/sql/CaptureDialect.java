package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How triggers of one database write the entries of {@code fq_outbox} that mutations would write.
 *
 * <p>Texts are compared by their bytes, and none of them is NULL unless that is said.
 */
public interface CaptureDialect extends CaptureText {

  /** What fires a trigger. */
  enum Event {
    INSERT,
    UPDATE,
    DELETE
  }

  /**
   * Why triggers cannot write the values of a column as mutations do; empty if they can.
   *
   * @return a phrase that follows the name of the column: {@code is a list of decimals}
   */
  Optional<String> problem(Column column);

  /** Whether the triggers of a table see what foreign keys of the database delete and change. */
  default boolean seesCascades() {
    return true;
  }

  /** Whether a trigger finds {@code fq_outbox} if the table is in another schema. */
  default boolean findsOutboxFromOtherSchemas() {
    return true;
  }

  /**
   * The text of a value as it stands in a key: without quotes. NULL if the value is NULL or cannot
   * be written.
   *
   * @param value the value in the default form
   * @param names of the values of its enum; empty if it is none
   */
  String text(ValueType type, String value, List<String> names);

  /** The JSON of a value; NULL if the value is NULL or cannot be written. */
  String json(ValueType type, String value, boolean isId, List<String> names);

  /**
   * The text of a time or of a date and time as Java's classes have it: without seconds that are
   * zero.
   *
   * @param text with seconds
   */
  String withoutZeroSeconds(String text);

  /** The JSON string of a text. */
  String quoted(String text);

  /** A text that is never NULL: {@code null} instead. */
  default String orNull(String text) {
    return "coalesce(" + text + ", 'null')";
  }

  /** The condition that two texts differ. */
  default String differ(String left, String right) {
    return left + " <> " + right;
  }

  /** A new UUID of version 7, as {@code fq_outbox} stores it. */
  String eventId();

  /** The current time, as {@code fq_outbox} stores it. */
  String now();

  /**
   * The number of a key's partition.
   *
   * @param prefix what precedes the key in the text that is hashed
   */
  String partition(String prefix, String key);

  /**
   * The statement that inserts rows in the order of {@code e.n}.
   *
   * @param into what precedes the values
   * @param values of each row, of the columns {@code e.k}, {@code e.op}, {@code e.b}, {@code e.a}
   *     and {@code e.c}
   * @param from the rest of a query of these columns and {@code e.n}, without an order
   */
  default String insert(String into, String values, String from) {
    return into + "\nselect " + values + "\n" + from + "\norder by e.n";
  }

  /** What follows a SELECT that reads a row, so that its state is the last one committed. */
  default String lock() {
    return "";
  }

  /** Statements that precede all triggers, and may be run again. */
  default List<String> preamble() {
    return List.of();
  }

  /** The text of statements for the command line of the database. */
  default String commands(List<String> statements) {
    return statements.stream().map(statement -> statement + ";\n\n").collect(Collectors.joining());
  }

  /**
   * The statements that create a trigger in place of one of that name.
   *
   * @param name quoted
   * @param table quoted
   * @param statement run for each row, unless a mutation writes it
   */
  List<String> create(String name, String table, Event event, String statement);

  /**
   * The statements that create what has to precede the trigger of {@link #create} on a join table;
   * often none.
   *
   * @param name quoted
   * @param table quoted
   * @param owner reads the row that has the relation, without a lock
   */
  default List<String> createLock(String name, String table, String owner) {
    return List.of();
  }

  /** Whether values of a type are written in quotes as they are. */
  static boolean isQuoted(ValueType type, boolean isId) {
    return isId
        || switch (type.scalar()) {
          case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL, BOOLEAN, JSON -> false;
          default -> true;
        };
  }
}
