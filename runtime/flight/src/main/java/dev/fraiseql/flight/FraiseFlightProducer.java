package dev.fraiseql.flight;

import com.google.protobuf.Any;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.arrow.ArrowStream;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.arrow.Batches;
import dev.fraiseql.engine.arrow.StreamForm;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.flight.Ticket.Export;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.SqlTable;
import dev.fraiseql.jdbc.ExportedSnapshots;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.ActionType;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Answers the methods of Flight. What it does not know is UNIMPLEMENTED. */
final class FraiseFlightProducer extends NoOpFlightProducer {
  private final Parts parts;
  private final FlightSettings settings;

  /**
   * What answers.
   *
   * @param allocator what streams take their memory from
   */
  record Parts(
      TicketCodec codec,
      TicketResolver resolver,
      ArrowStreams arrow,
      ExportedSnapshots snapshots,
      FlightListing listing,
      FlightActions actions,
      OpenStreams open,
      StreamMeters meters,
      SqlStatements statements,
      FlightSqlMethods sql,
      BufferAllocator allocator) {}

  FraiseFlightProducer(Parts parts, FlightSettings settings) {
    this.parts = parts;
    this.settings = settings;
  }

  /** Begins a stream and returns: see {@link Readiness} for why nothing may be waited for here. */
  @Override
  public void getStream(CallContext context, Ticket ticket, ServerStreamListener listener) {
    try {
      Caller caller = CallerMiddleware.caller(context);
      Optional<Any> sql = parts.sql().message(ticket.getBytes());
      Optional<SqlTable> table = sql.flatMap(parts.sql()::table);
      if (table.isPresent()) {
        parts.sql().send(table.get(), listener);
        return;
      }
      Supplier<ArrowStream> source =
          sql.isPresent()
              ? () -> open(parts.sql().query(sql.get(), caller), null, StreamForm.FLIGHT_SQL)
              : () -> open(ticket, caller);
      parts
          .open()
          .begin(
              new StreamSender(
                  source,
                  listener,
                  Compression.askedBy(context),
                  new Readiness(listener),
                  settings.patience(),
                  parts.meters()),
              ticket.getBytes(),
              caller);
    } catch (RuntimeException e) {
      listener.error(FlightStatus.of(e));
    }
  }

  private ArrowStream open(Ticket ticket, Caller caller) {
    dev.fraiseql.flight.Ticket wanted = parts.codec().decode(ticket.getBytes());
    return open(parts.resolver().resolve(wanted, caller), exported(wanted), StreamForm.FLIGHT);
  }

  private ArrowStream open(PreparedQuery query, @Nullable String exported, StreamForm form) {
    return parts
        .arrow()
        .open(query, exported, parts.allocator(), settings.streamBytes(), settings.batches(), form);
  }

  /** The snapshot that a ticket is to be read from, as the database calls it. */
  private @Nullable String exported(dev.fraiseql.flight.Ticket wanted) {
    return wanted instanceof Export export && export.snapshot() != null
        ? parts.snapshots().exported(export.snapshot())
        : null;
  }

  @Override
  public void listFlights(
      CallContext context, Criteria criteria, StreamListener<FlightInfo> listener) {
    try {
      CallerMiddleware.caller(context);
      parts.listing().all(RequestedAddress.location()).forEach(listener::onNext);
      listener.onCompleted();
    } catch (RuntimeException e) {
      listener.onError(FlightStatus.of(e));
    }
  }

  @Override
  public FlightInfo getFlightInfo(CallContext context, FlightDescriptor descriptor) {
    try {
      Caller caller = CallerMiddleware.caller(context);
      Location location = RequestedAddress.location();
      Optional<Any> sql = sql(descriptor);
      return sql.isPresent()
          ? parts.sql().info(descriptor, sql.get(), caller, location)
          : parts.listing().info(descriptor, caller, location);
    } catch (RuntimeException e) {
      throw FlightStatus.of(e);
    }
  }

  @Override
  public SchemaResult getSchema(CallContext context, FlightDescriptor descriptor) {
    try {
      Caller caller = CallerMiddleware.caller(context);
      Optional<Any> sql = sql(descriptor);
      return new SchemaResult(
          sql.isPresent()
              ? parts.sql().schema(sql.get(), caller)
              : parts.listing().schema(descriptor, caller));
    } catch (RuntimeException e) {
      throw FlightStatus.of(e);
    }
  }

  private Optional<Any> sql(FlightDescriptor descriptor) {
    return descriptor.isCommand() ? parts.sql().message(descriptor.getCommand()) : Optional.empty();
  }

  /** Binds parameters to a prepared statement of Flight SQL. Nothing else is put here. */
  @Override
  public Runnable acceptPut(
      CallContext context, FlightStream empty, StreamListener<PutResult> answers) {
    return () -> {
      try (ClientStream sent = ClientStreams.current()) {
        Caller caller = CallerMiddleware.caller(context);
        Any sql =
            sent.descriptor()
                .flatMap(this::sql)
                .orElseThrow(() ->
                    CallStatus.UNIMPLEMENTED
                        .withDescription("No rows are taken by DoPut.")
                        .toRuntimeException());
        byte[] result = parts.sql().bind(sql, sent, caller);
        try (ArrowBuf buffer = parts.allocator().buffer(result.length)) {
          buffer.writeBytes(result);
          answers.onNext(PutResult.metadata(buffer));
        }
        answers.onCompleted();
      } catch (RuntimeException e) {
        answers.onError(FlightStatus.of(e));
      }
    };
  }

  /**
   * Asks a statement once for each row of values that the client sends. What the client wants is
   * waited for here, its rows on the thread of the stream.
   */
  @Override
  public void doExchange(CallContext context, FlightStream empty, ServerStreamListener listener) {
    Readiness readiness = new Readiness(listener);
    try {
      ClientStream sent = ClientStreams.current();
      Caller caller = CallerMiddleware.caller(context);
      byte[] wanted = wanted(sent);
      StreamSender sender =
          new StreamSender(
              () -> answers(wanted, sent, caller),
              listener,
              Compression.askedBy(context),
              readiness,
              settings.patience(),
              parts.meters());
      parts.open().begin(sender, wanted, caller);
    } catch (RuntimeException e) {
      listener.error(FlightStatus.of(e));
    }
  }

  private byte[] wanted(ClientStream sent) {
    FlightDescriptor descriptor =
        sent.descriptor()
            .orElseThrow(() ->
                TicketCodec.wrong(
                    "A descriptor has to say what is asked: a path of an operation's name, or a"
                        + " command that is a ticket, a GraphQL document or a SELECT statement."));
    sql(descriptor)
        .ifPresent(message -> {
          throw FlightSqlMethods.unimplemented(SqlMessages.name(message));
        });
    return parts.listing().ticket(descriptor);
  }

  private Batches answers(byte[] wanted, ClientStream sent, Caller caller) {
    SqlStatement statement = parts.statements().read(new String(wanted, StandardCharsets.UTF_8));
    return parts
        .arrow()
        .answers(
            statement.columns(),
            new AskedRows(statement, sent, caller),
            parts.allocator(),
            settings.streamBytes(),
            settings.batches());
  }

  @Override
  public void listActions(CallContext context, StreamListener<ActionType> listener) {
    try {
      CallerMiddleware.caller(context);
      FlightActions.all().forEach(listener::onNext);
      listener.onCompleted();
    } catch (RuntimeException e) {
      listener.onError(FlightStatus.of(e));
    }
  }

  @Override
  public void doAction(CallContext context, Action action, StreamListener<Result> listener) {
    try {
      parts.actions().run(action, CallerMiddleware.caller(context)).forEach(listener::onNext);
      listener.onCompleted();
    } catch (RuntimeException e) {
      listener.onError(FlightStatus.of(e));
    }
  }
}
