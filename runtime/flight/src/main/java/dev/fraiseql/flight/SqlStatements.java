package dev.fraiseql.flight;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.export.Parameter;
import dev.fraiseql.engine.export.Selects;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.flight.sql.StatementParameter;
import dev.fraiseql.flight.sql.VariableTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what statements of Flight SQL and of {@code DoExchange} mean: a document of GraphQL, a
 * ticket, or a SELECT of one table. What a caller may not ask for in a ticket is refused here as
 * well.
 */
final class SqlStatements {
  private static final String FORMS =
      "A statement is a GraphQL document, a ticket (graphql:<operation>,"
          + " export:<table>:<where>:<columns>, or JSON), or SELECT columns or * FROM table [WHERE"
          + " ..] [ORDER BY ..] [LIMIT ..]. Nothing is written this way.";

  /** Blanks and comments of SQL, each taken whole: there is nothing to go back for. */
  private static final Pattern BLANKS =
      Pattern.compile("(?:\\s++|--[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+");

  private static final Pattern BEGINNING = Pattern.compile("[A-Za-z]++|\\{\\s*+[\"}]?|[#\"]");

  private final TicketCodec codec;
  private final TicketResolver resolver;
  private final Selects selects;
  private final VariableTypes types;

  SqlStatements(FraiseEngine engine, TicketCodec codec, TicketResolver resolver) {
    this.codec = codec;
    this.resolver = resolver;
    selects = new Selects(engine);
    types = new VariableTypes(engine.model());
  }

  /**
   * The statement.
   *
   * @throws RequestException BAD_USER_INPUT if the text is none, or FORBIDDEN
   */
  SqlStatement read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    codec.checkSize(bytes.length);
    return switch (beginning(text)) {
      case "select" -> new Selected(text);
      case "query", "fragment", "mutation", "subscription", "{", "#", "\"" ->
          new Operation(new Ticket.Document(text, null, Map.of()));
      case "export", "graphql", "{\"", "{}" -> ofTicket(codec.decode(bytes));
      default -> throw TicketCodec.wrong("The statement is not understood. " + FORMS);
    };
  }

  /** By what a text is known: its first word, in lower case, or its first signs. */
  private static String beginning(String text) {
    Matcher blanks = BLANKS.matcher(text);
    int start = blanks.lookingAt() ? blanks.end() : 0;
    Matcher beginning = BEGINNING.matcher(text).region(start, text.length());
    if (!beginning.lookingAt()) {
      return "";
    }
    String found = beginning.group().toLowerCase(java.util.Locale.ROOT);
    return found.startsWith("{") ? "{" + found.substring(1).strip() : found;
  }

  private SqlStatement ofTicket(Ticket ticket) {
    if (ticket instanceof Ticket.Export export && export.snapshot() != null) {
      throw TicketCodec.wrong(
          "A statement reads the rows of now: a snapshot goes with the tickets of GetFlightInfo.");
    }
    return ticket instanceof Ticket.Export ? new Exported(ticket) : new Operation(ticket);
  }

  /** A SELECT statement. */
  private final class Selected implements SqlStatement {
    private final String text;
    private final Selects.Described described;

    Selected(String text) {
      resolver.checkExports();
      this.text = text;
      described = selects.describe(text);
    }

    @Override
    public List<StatementParameter> parameters() {
      List<StatementParameter> parameters = new ArrayList<>();
      for (Parameter parameter : described.parameters()) {
        String number = String.valueOf(parameters.size() + 1);
        parameters.add(new StatementParameter(number, parameter.type(), true, false));
      }
      return parameters;
    }

    @Override
    public Plan columns() {
      return described.plan();
    }

    @Override
    public PreparedQuery prepare(Map<String, @Nullable Object> values, Caller caller) {
      List<@Nullable Object> inOrder = new ArrayList<>();
      for (int i = 1; values.containsKey(String.valueOf(i)); i++) {
        inOrder.add(values.get(String.valueOf(i)));
      }
      return selects.prepare(text, inOrder, new RowScope(caller));
    }
  }

  /** An export by its ticket, which has no parameters. */
  private final class Exported implements SqlStatement {
    private final Ticket ticket;

    Exported(Ticket ticket) {
      this.ticket = ticket;
    }

    @Override
    public List<StatementParameter> parameters() {
      return List.of();
    }

    @Override
    public Plan columns() {
      return resolver.resolve(ticket, Caller.ANONYMOUS).plan();
    }

    @Override
    public PreparedQuery prepare(Map<String, @Nullable Object> values, Caller caller) {
      return resolver.resolve(ticket, caller);
    }
  }

  /** An operation of GraphQL, with those of its variables that the ticket gives. */
  private final class Operation implements SqlStatement {
    private final Ticket ticket;
    private final CompiledQuery query;
    private final Map<String, @Nullable Object> given;

    Operation(Ticket ticket) {
      this.ticket = ticket;
      switch (ticket) {
        case Ticket.Document document -> {
          query = resolver.written(document);
          given = document.variables();
        }
        case Ticket.Operation operation -> {
          query = resolver.compiled(operation.reference());
          given = operation.variables();
        }
        case Ticket.Export export -> throw new IllegalArgumentException("an export");
      }
    }

    @Override
    public List<StatementParameter> parameters() {
      return query.variables().stream()
          .filter(variable -> !given.containsKey(variable.name()))
          .map(types::parameter)
          .toList();
    }

    @Override
    public Plan columns() {
      return query.plan(FlightListing.defaultSwitches(query));
    }

    @Override
    public PreparedQuery prepare(Map<String, @Nullable Object> values, Caller caller) {
      Map<String, @Nullable Object> all = new HashMap<>(given);
      all.putAll(values);
      return resolver.resolve(with(all), caller);
    }

    private Ticket with(Map<String, @Nullable Object> variables) {
      return switch (ticket) {
        case Ticket.Document document ->
            new Ticket.Document(document.query(), document.operationName(), variables);
        case Ticket.Operation operation -> new Ticket.Operation(operation.reference(), variables);
        case Ticket.Export export -> export;
      };
    }
  }
}
