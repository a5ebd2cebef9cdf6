package dev.fraiseql.flight.ticket;

import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the tickets that are JSON objects. */
final class JsonTicket {
  static final String BULK_EXPORT = "BulkExport";
  private static final String GRAPHQL_QUERY = "GraphQLQuery";
  private static final String KEY_ORDER = "key";

  private JsonTicket() {}

  /**
   * Parses a ticket.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it is malformed
   */
  static Ticket parse(String text) {
    Map<String, @Nullable Object> object = object(text, "the ticket");
    String type = requiredString(object, "type", TicketError.FORMS);
    return switch (type) {
      case GRAPHQL_QUERY -> {
        checkKeys(object, Set.of("type", "query", "variables", "operationName"));
        Map<String, @Nullable Object> variables = optionalObject(object, "variables");
        yield new Ticket.Document(
            requiredString(object, "query", "It holds the document."),
            optionalString(object, "operationName"),
            variables == null ? Map.of() : variables);
      }
      case BULK_EXPORT -> {
        checkKeys(
            object, Set.of("type", "table", "where", "columns", "order", "after", "snapshot"));
        @Nullable String where = optionalString(object, "where");
        yield new Ticket.Export(
            new ExportRequest(
                TextTicket.table(requiredString(object, "table", "It names the table to export.")),
                where == null ? "" : where,
                columnList(object.get("columns")),
                inKeyOrder(optionalString(object, "order")),
                optionalObject(object, "after")),
            optionalString(object, "snapshot"));
      }
      default ->
          throw TicketError.of(
              TicketError.quoted(type)
                  + " is no type of ticket."
                  + Suggestions.sentence(type, List.of(GRAPHQL_QUERY, BULK_EXPORT))
                  + " "
                  + TicketError.FORMS);
    };
  }

  private static void checkKeys(Map<String, @Nullable Object> object, Collection<String> known) {
    for (String key : object.keySet()) {
      if (!known.contains(key)) {
        throw TicketError.of(
            "The ticket has an unknown key "
                + TicketError.quoted(key)
                + "."
                + Suggestions.sentence(key, known));
      }
    }
  }

  private static String requiredString(
      Map<String, @Nullable Object> object, String key, String explanation) {
    @Nullable String value = optionalString(object, key);
    if (value == null) {
      throw TicketError.of("The ticket has no \"" + key + "\". " + explanation);
    }
    return value;
  }

  private static @Nullable String optionalString(Map<String, @Nullable Object> object, String key) {
    @Nullable Object value = object.get(key);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw TicketError.of("\"" + key + "\" of the ticket is not a string.");
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are strings
  private static @Nullable Map<String, @Nullable Object> optionalObject(
      Map<String, @Nullable Object> object, String key) {
    @Nullable Object value = object.get(key);
    if (value == null || value instanceof Map<?, ?>) {
      return (Map<String, @Nullable Object>) value;
    }
    throw TicketError.of("\"" + key + "\" of the ticket is not an object.");
  }

  private static boolean inKeyOrder(@Nullable String order) {
    if (order == null || order.equals(KEY_ORDER)) {
      return order != null;
    }
    throw TicketError.of(
        TicketError.quoted(order)
            + " is no order of an export."
            + Suggestions.sentence(order, List.of(KEY_ORDER))
            + " Leave \"order\" out, or say \"key\": rows then come in the order of their key.");
  }

  private static List<String> columnList(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case String text -> TextTicket.columns(text);
      case List<?> list -> {
        List<String> columns = new ArrayList<>();
        for (@Nullable Object item : list) {
          if (!(item instanceof String column) || column.isBlank()) {
            throw TicketError.of("\"columns\" of the ticket holds something else than names.");
          }
          columns.add(column.strip());
        }
        yield columns;
      }
      default -> throw TicketError.of("\"columns\" of the ticket is no list of names.");
    };
  }

  /**
   * Parses a JSON object.
   *
   * @param what what to call it in an error
   */
  @SuppressWarnings("unchecked") // the keys of a JSON object are strings
  static Map<String, @Nullable Object> object(String json, String what) {
    if (JsonReader.read(json) instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw TicketError.of("As JSON, " + what + " should be an object.");
  }
}
