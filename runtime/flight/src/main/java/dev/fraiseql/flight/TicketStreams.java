package dev.fraiseql.flight;

import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.arrow.ArrowStream;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.arrow.Batches;
import dev.fraiseql.engine.arrow.ClientProtocol;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.flight.exchange.ClientStream;
import dev.fraiseql.flight.sql.SqlCommand;
import dev.fraiseql.flight.sql.SqlMetadata;
import dev.fraiseql.flight.sql.StatementHandle;
import dev.fraiseql.flight.statement.BoundQueries;
import dev.fraiseql.flight.statement.ParameterizedQuery;
import dev.fraiseql.flight.statement.StatementParser;
import dev.fraiseql.flight.ticket.Ticket;
import dev.fraiseql.flight.ticket.TicketResolver;
import dev.fraiseql.jdbc.ExportedSnapshots;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Opens the streams of tickets, and describes them. Thread-safe. */
final class TicketStreams {
  private final Sources sources;
  private final BufferAllocator allocator;
  private final FlightSettings settings;

  /** Where the rows of each kind of ticket come from. */
  record Sources(
      TicketResolver resolver,
      StatementParser statements,
      SqlMetadata metadata,
      ArrowStreams arrow,
      ExportedSnapshots snapshots) {}

  /**
   * Streams of tickets.
   *
   * @param allocator the parent of the streams' own allocators
   */
  TicketStreams(Sources sources, BufferAllocator allocator, FlightSettings settings) {
    this.sources = sources;
    this.allocator = allocator;
    this.settings = settings;
  }

  /**
   * Opens the stream of a GraphQL operation.
   *
   * @throws dev.fraiseql.contract.RequestException as {@link TicketResolver#prepare} does
   */
  ArrowStream open(Ticket.GraphQl ticket, Caller caller) {
    return open(sources.resolver().prepare(ticket, caller), null, ClientProtocol.FLIGHT);
  }

  /**
   * Opens the stream of an export.
   *
   * @throws dev.fraiseql.contract.RequestException as {@link TicketResolver#prepare} does, or if
   *     the snapshot has expired
   */
  ArrowStream open(Ticket.Export ticket, Caller caller) {
    PreparedQuery query = sources.resolver().prepare(ticket, caller);
    String snapshot = ticket.snapshot();
    @Nullable String exported = snapshot == null ? null : sources.snapshots().exported(snapshot);
    return open(query, exported, ClientProtocol.FLIGHT);
  }

  /**
   * Opens the stream of a statement of Flight SQL.
   *
   * @throws dev.fraiseql.contract.RequestException as {@link StatementParser#parse} does, or if the
   *     values do not fit the statement
   */
  ArrowStream open(SqlCommand.Query command, Caller caller) {
    return open(prepare(command, caller), null, ClientProtocol.FLIGHT_SQL);
  }

  private PreparedQuery prepare(SqlCommand.Query command, Caller caller) {
    StatementHandle statement = command.statement();
    return sources.statements().parse(statement.text()).prepare(statement.parameters(), caller);
  }

  private ArrowStream open(
      PreparedQuery query, @Nullable String exported, ClientProtocol protocol) {
    return sources
        .arrow()
        .open(query, exported, allocator, settings.maxStreamBytes(), settings.batches(), protocol);
  }

  /**
   * Opens the stream of a statement that is run once for each row of values that a client sends.
   *
   * @throws dev.fraiseql.contract.RequestException as {@link StatementParser#parse} does
   */
  Batches openExchange(String text, ClientStream values, Caller caller) {
    ParameterizedQuery statement = sources.statements().parse(text);
    return sources
        .arrow()
        .openMany(
            statement.columns(),
            new BoundQueries(statement, values, caller),
            allocator,
            settings.maxStreamBytes(),
            settings.batches());
  }

  /**
   * The schema of a ticket's stream.
   *
   * @throws dev.fraiseql.contract.RequestException as opening the stream does
   */
  Schema schema(Ticket ticket, Caller caller) {
    return switch (ticket) {
      case Ticket.GraphQl query -> schema(sources.resolver().prepare(query, caller).plan());
      case Ticket.Export export -> schema(sources.resolver().prepare(export, caller).plan());
      case Ticket.FlightSql(SqlCommand.Query command) -> sqlSchema(prepare(command, caller).plan());
      case Ticket.FlightSql(SqlCommand.Metadata command) ->
          sources.metadata().table(command).schema();
    };
  }

  /** The schema of a plan's stream for clients of Flight. */
  Schema schema(Plan plan) {
    return sources.arrow().schema(plan, allocator, ClientProtocol.FLIGHT);
  }

  private Schema sqlSchema(Plan plan) {
    return sources.arrow().schema(plan, allocator, ClientProtocol.FLIGHT_SQL);
  }
}
