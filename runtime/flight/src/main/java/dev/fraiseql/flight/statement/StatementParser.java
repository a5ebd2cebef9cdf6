package dev.fraiseql.flight.statement;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.export.Selects;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.ticket.Ticket;
import dev.fraiseql.flight.ticket.TicketCodec;
import dev.fraiseql.flight.ticket.TicketResolver;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the statements of Flight SQL and of {@code DoExchange}: a GraphQL document, a ticket, or a
 * SELECT of one table. Statements are subject to the same permissions as tickets. Thread-safe.
 */
public final class StatementParser {
  private static final String FORMS =
      "A statement is a GraphQL document, a ticket (graphql:<operation>,"
          + " export:<table>:<where>:<columns>, or JSON), or SELECT columns or * FROM table [WHERE"
          + " ..] [ORDER BY ..] [LIMIT ..]. Nothing is written this way.";

  /** Whitespace and SQL comments. Possessive, so that matching takes linear time. */
  private static final Pattern BLANKS =
      Pattern.compile("(?:\\s++|--[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+");

  private static final Pattern START = Pattern.compile("[A-Za-z]++|\\{\\s*+[\"}]?|[#\"]");

  private final TicketCodec codec;
  private final TicketResolver resolver;
  private final Selects selects;
  private final VariableTypes types;

  /** A parser of statements. */
  public StatementParser(
      TicketCodec codec, TicketResolver resolver, Selects selects, VariableTypes types) {
    this.codec = codec;
    this.resolver = resolver;
    this.selects = selects;
    this.types = types;
  }

  /**
   * Parses a statement.
   *
   * @throws RequestException BAD_USER_INPUT if the text is not a statement, LIMIT_EXCEEDED if it is
   *     too long, FORBIDDEN if it is not allowed
   */
  public ParameterizedQuery parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    codec.checkSize(bytes.length);
    return switch (start(text)) {
      case "select" -> {
        resolver.checkExportsAllowed();
        yield new ParameterizedSelect(text, selects);
      }
      case "query", "fragment", "mutation", "subscription", "{", "#", "\"" ->
          new ParameterizedOperation(new Ticket.Document(text, null, Map.of()), resolver, types);
      case "export", "graphql", "{\"", "{}" -> statement(codec.decode(bytes));
      case "insert", "update", "delete", "merge", "truncate", "create", "alter", "drop" ->
          throw new RequestException(ErrorCode.BAD_USER_INPUT, SqlMessages.ONLY_READS);
      default -> throw notUnderstood();
    };
  }

  /** What tells statements apart: the first word in lower case, or the first one or two marks. */
  private static String start(String text) {
    Matcher blanks = BLANKS.matcher(text);
    int start = blanks.lookingAt() ? blanks.end() : 0;
    Matcher matcher = START.matcher(text).region(start, text.length());
    if (!matcher.lookingAt()) {
      return "";
    }
    String found = matcher.group().toLowerCase(Locale.ROOT);
    return found.startsWith("{") ? "{" + found.substring(1).strip() : found;
  }

  private ParameterizedQuery statement(Ticket ticket) {
    return switch (ticket) {
      case Ticket.GraphQl operation -> new ParameterizedOperation(operation, resolver, types);
      case Ticket.Export export when export.snapshot() != null ->
          throw new RequestException(
              ErrorCode.BAD_USER_INPUT,
              "A statement reads the rows of now: a snapshot goes with the tickets of"
                  + " GetFlightInfo.");
      case Ticket.Export export -> new ParameterizedExport(export, resolver);
      case Ticket.FlightSql command -> throw notUnderstood();
    };
  }

  private static RequestException notUnderstood() {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT, "The statement is not understood. " + FORMS);
  }
}
