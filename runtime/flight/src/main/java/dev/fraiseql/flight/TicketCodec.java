package dev.fraiseql.flight;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.plan.bind.Suggestions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads tickets. Whatever the bytes are, the outcome is a {@link Ticket} or a {@link
 * RequestException} with BAD_USER_INPUT that says how a ticket is written.
 */
final class TicketCodec {
  private static final String GRAPHQL = "graphql";
  private static final String EXPORT = "export";
  private static final String GRAPHQL_QUERY = "GraphQLQuery";
  private static final String BULK_EXPORT = "BulkExport";
  private static final String KEY_ORDER = "key";
  private static final Pattern REFERENCE =
      Pattern.compile("[_A-Za-z][_0-9A-Za-z]{0,255}|[0-9A-Fa-f]{64}");
  private static final String FORMS =
      "A ticket is graphql:<operation>, export:<table>:<where>:<columns>, or JSON with a type of"
          + " GraphQLQuery or BulkExport.";

  private final int maxBytes;

  /** A codec that refuses tickets of more bytes. */
  TicketCodec(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * The ticket that the bytes spell.
   *
   * @throws RequestException BAD_USER_INPUT if they spell none, LIMIT_EXCEEDED if there are too
   *     many
   */
  Ticket decode(byte[] bytes) {
    checkSize(bytes.length);
    String text = text(bytes);
    if (text.isBlank()) {
      throw wrong("The ticket is empty. " + FORMS);
    }
    if (text.stripLeading().startsWith("{")) {
      return json(text);
    }
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    if (colon >= 0 && kind.equals(GRAPHQL)) {
      return operation(text.substring(colon + 1));
    }
    if (colon >= 0 && kind.equals(EXPORT)) {
      return export(text.substring(colon + 1));
    }
    throw wrong(
        shown(kind)
            + " is no kind of ticket."
            + Suggestions.sentence(kind, List.of(GRAPHQL, EXPORT))
            + " "
            + FORMS);
  }

  /**
   * Refuses what has too many bytes.
   *
   * @throws RequestException LIMIT_EXCEEDED if it has
   */
  void checkSize(int bytes) {
    if (bytes > maxBytes) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "The ticket has " + bytes + " bytes; " + maxBytes + " are allowed.");
    }
  }

  /** The ticket for all rows and columns of a table. */
  static byte[] export(String table, String where, String columns) {
    return (EXPORT + ":" + table + ":" + where + ":" + columns).getBytes(StandardCharsets.UTF_8);
  }

  /** The ticket for a part of an export: rows of a snapshot that meet a condition, in no order. */
  static byte[] part(ExportRequest part, String snapshot) {
    StringJoiner columns = new StringJoiner(",", "[", "]");
    part.columns().forEach(column -> columns.add(quoted(column)));
    return ("{\"type\":"
            + quoted(BULK_EXPORT)
            + ",\"table\":"
            + quoted(part.table())
            + ",\"where\":"
            + quoted(part.where())
            + ",\"columns\":"
            + columns
            + ",\"snapshot\":"
            + quoted(snapshot)
            + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    JsonSink sink = new JsonSink(text.length() + 2);
    sink.string(text);
    return new String(sink.array(), 0, sink.size(), StandardCharsets.UTF_8);
  }

  /** The ticket for a compiled operation without variables. */
  static byte[] operationTicket(String reference) {
    return (GRAPHQL + ":" + reference).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw wrong("The ticket is not UTF-8. " + FORMS);
    }
  }

  private static Ticket operation(String rest) {
    int mark = rest.indexOf('?');
    String reference = mark < 0 ? rest : rest.substring(0, mark);
    if (!REFERENCE.matcher(reference).matches()) {
      throw wrong(
          shown(reference)
              + " is neither an operation's name nor a SHA-256 of 64 hexadecimal digits."
              + " Variables go behind a question mark: graphql:Name?{\"key\": 1}.");
    }
    return new Ticket.Operation(
        reference, mark < 0 ? Map.of() : object(rest.substring(mark + 1), "the variables"));
  }

  private static Ticket export(String rest) {
    int first = rest.indexOf(':');
    int second = first < 0 ? -1 : endOfWhere(rest, first + 1);
    if (second < 0) {
      throw wrong(
          "An export ticket has two colons behind the table, even if where and columns are empty:"
              + " export:<table>:<where>:<columns>. Close every quote in where.");
    }
    String columns = rest.substring(second + 1);
    if (columns.indexOf(':') >= 0) {
      throw wrong(
          "An export ticket has three colons: export:<table>:<where>:<columns>. In where, put into"
              + " single quotes what has a colon in it: created_at > '2026-01-01T00:00:00Z'.");
    }
    return new Ticket.Export(
        new ExportRequest(
            table(rest.substring(0, first)), rest.substring(first + 1, second), columns(columns)),
        null);
  }

  /** The colon that ends the condition: the first that is not in quotes; -1 if there is none. */
  private static int endOfWhere(String text, int start) {
    char quote = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        // A quote doubled within quotes closes them and opens them again, which comes to the same.
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == ':') {
        return i;
      }
    }
    return -1;
  }

  private static String table(String text) {
    String table = text.strip();
    if (table.isEmpty()) {
      throw wrong("An export ticket names a table: export:<table>:<where>:<columns>.");
    }
    return table;
  }

  private static List<String> columns(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    List<String> columns = new ArrayList<>();
    for (String column : text.split(",", -1)) {
      if (column.isBlank()) {
        throw wrong("There is an empty name among the columns " + shown(text) + ".");
      }
      columns.add(column.strip());
    }
    return columns;
  }

  private static Ticket json(String text) {
    Map<String, @Nullable Object> object = object(text, "the ticket");
    String type = string(object, "type", FORMS);
    return switch (type) {
      case GRAPHQL_QUERY -> {
        only(object, Set.of("type", "query", "variables", "operationName"));
        Map<String, @Nullable Object> variables = optionalObject(object, "variables");
        yield new Ticket.Document(
            string(object, "query", "It holds the document."),
            optionalString(object, "operationName"),
            variables == null ? Map.of() : variables);
      }
      case BULK_EXPORT -> {
        only(object, Set.of("type", "table", "where", "columns", "order", "after", "snapshot"));
        @Nullable String where = optionalString(object, "where");
        yield new Ticket.Export(
            new ExportRequest(
                table(string(object, "table", "It names the table to export.")),
                where == null ? "" : where,
                columnList(object.get("columns")),
                inKeyOrder(optionalString(object, "order")),
                optionalObject(object, "after")),
            optionalString(object, "snapshot"));
      }
      default ->
          throw wrong(
              shown(type)
                  + " is no type of ticket."
                  + Suggestions.sentence(type, List.of(GRAPHQL_QUERY, BULK_EXPORT))
                  + " "
                  + FORMS);
    };
  }

  private static void only(Map<String, @Nullable Object> object, Collection<String> known) {
    for (String key : object.keySet()) {
      if (!known.contains(key)) {
        throw wrong(
            "The ticket has an unknown key " + shown(key) + "." + Suggestions.sentence(key, known));
      }
    }
  }

  private static String string(
      Map<String, @Nullable Object> object, String key, String explanation) {
    @Nullable String value = optionalString(object, key);
    if (value == null) {
      throw wrong("The ticket has no \"" + key + "\". " + explanation);
    }
    return value;
  }

  private static @Nullable String optionalString(Map<String, @Nullable Object> object, String key) {
    @Nullable Object value = object.get(key);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrong("\"" + key + "\" of the ticket is not a string.");
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are strings
  private static @Nullable Map<String, @Nullable Object> optionalObject(
      Map<String, @Nullable Object> object, String key) {
    @Nullable Object value = object.get(key);
    if (value == null || value instanceof Map<?, ?>) {
      return (Map<String, @Nullable Object>) value;
    }
    throw wrong("\"" + key + "\" of the ticket is not an object.");
  }

  private static boolean inKeyOrder(@Nullable String order) {
    if (order == null || order.equals(KEY_ORDER)) {
      return order != null;
    }
    throw wrong(
        shown(order)
            + " is no order of an export."
            + Suggestions.sentence(order, List.of(KEY_ORDER))
            + " Leave \"order\" out, or say \"key\": rows then come in the order of their key.");
  }

  private static List<String> columnList(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case String text -> columns(text);
      case List<?> list -> {
        List<String> columns = new ArrayList<>();
        for (@Nullable Object item : list) {
          if (!(item instanceof String column) || column.isBlank()) {
            throw wrong("\"columns\" of the ticket holds something else than names.");
          }
          columns.add(column.strip());
        }
        yield columns;
      }
      default -> throw wrong("\"columns\" of the ticket is no list of names.");
    };
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are strings
  private static Map<String, @Nullable Object> object(String json, String what) {
    if (JsonReader.read(json) instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw wrong("As JSON, " + what + " should be an object.");
  }

  static RequestException wrong(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }

  private static String shown(String text) {
    return "\"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\"";
  }
}
