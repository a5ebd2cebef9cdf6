package dev.fraiseql.flight.ticket;

import dev.fraiseql.engine.export.ExportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Parses the tickets whose parts are separated by colons. */
final class TextTicket {
  private static final Pattern REFERENCE =
      Pattern.compile("[_A-Za-z][_0-9A-Za-z]{0,255}|[0-9A-Fa-f]{64}");

  private TextTicket() {}

  /**
   * Parses {@code <name or hash>} with {@code ?<variables as JSON>} after it or without.
   *
   * @param rest the ticket after {@code graphql:}
   */
  static Ticket operation(String rest) {
    int mark = rest.indexOf('?');
    String reference = mark < 0 ? rest : rest.substring(0, mark);
    if (!REFERENCE.matcher(reference).matches()) {
      throw TicketError.of(
          TicketError.quoted(reference)
              + " is neither an operation's name nor a SHA-256 of 64 hexadecimal digits."
              + " Variables go behind a question mark: graphql:Name?{\"key\": 1}.");
    }
    return new Ticket.Operation(
        reference,
        mark < 0 ? Map.of() : JsonTicket.object(rest.substring(mark + 1), "the variables"));
  }

  /**
   * Parses {@code <table>:<where>:<columns>}.
   *
   * @param rest the ticket after {@code export:}
   */
  static Ticket export(String rest) {
    int first = rest.indexOf(':');
    int second = first < 0 ? -1 : endOfWhere(rest, first + 1);
    if (second < 0) {
      throw TicketError.of(
          "An export ticket has two colons behind the table, even if where and columns are empty:"
              + " export:<table>:<where>:<columns>. Close every quote in where.");
    }
    String columns = rest.substring(second + 1);
    if (columns.indexOf(':') >= 0) {
      throw TicketError.of(
          "An export ticket has three colons: export:<table>:<where>:<columns>. In where, put into"
              + " single quotes what has a colon in it: created_at > '2026-01-01T00:00:00Z'.");
    }
    return new Ticket.Export(
        new ExportRequest(
            table(rest.substring(0, first)), rest.substring(first + 1, second), columns(columns)),
        null);
  }

  /** The index of the first colon outside quotes, which ends the condition; -1 if there is none. */
  private static int endOfWhere(String text, int start) {
    char quote = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        // A doubled quote within quotes closes and reopens them, which has the same effect.
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == ':') {
        return i;
      }
    }
    return -1;
  }

  /**
   * Checks the name of a table.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it is blank
   */
  static String table(String text) {
    String table = text.strip();
    if (table.isEmpty()) {
      throw TicketError.of("An export ticket names a table: export:<table>:<where>:<columns>.");
    }
    return table;
  }

  /** Splits names at commas. Empty for all columns. */
  static List<String> columns(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    List<String> columns = new ArrayList<>();
    for (String column : text.split(",", -1)) {
      if (column.isBlank()) {
        throw TicketError.of(
            "There is an empty name among the columns " + TicketError.quoted(text) + ".");
      }
      columns.add(column.strip());
    }
    return columns;
  }
}
