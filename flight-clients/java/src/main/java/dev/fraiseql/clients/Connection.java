package dev.fraiseql.clients;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallOptions;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Sends calls to one server, with token and options. Thread-safe. */
final class Connection implements AutoCloseable {
  private final FlightClient client;
  private final CallOption[] options;

  /**
   * A connection, opened by its first call.
   *
   * @throws IllegalArgumentException if the address is not one of Flight's
   */
  Connection(URI server, @Nullable String token, ClientOptions how, BufferAllocator allocator) {
    client = FlightClient.builder(allocator, location(server)).build();
    CallHeaders headers = new FlightCallHeaders();
    if (token != null) {
      headers.insert("authorization", "Bearer " + token);
    }
    if (how.compression() != null) {
      headers.insert("fraiseql-compression", how.compression().name().toLowerCase(Locale.ROOT));
    }
    List<CallOption> each = new ArrayList<>();
    each.add(new HeaderCallOption(headers));
    if (how.timeout() != null) {
      each.add(CallOptions.timeout(how.timeout().toNanos(), TimeUnit.NANOSECONDS));
    }
    options = each.toArray(CallOption[]::new);
  }

  private static Location location(URI server) {
    String scheme = String.valueOf(server.getScheme());
    if (server.getHost() == null || server.getPort() < 0) {
      throw noAddress(server);
    }
    return switch (scheme) {
      case "grpc", "grpc+tcp" -> Location.forGrpcInsecure(server.getHost(), server.getPort());
      case "grpc+tls" -> Location.forGrpcTls(server.getHost(), server.getPort());
      default -> throw noAddress(server);
    };
  }

  private static IllegalArgumentException noAddress(URI server) {
    return new IllegalArgumentException(
        "The address of a Flight server is grpc://host:port or grpc+tls://host:port, not "
            + server);
  }

  FlightInfo info(byte[] ticket) {
    return client.getInfo(FlightDescriptor.command(ticket), options);
  }

  CallBatches stream(Ticket ticket) {
    return new CallBatches(client.getStream(ticket, options));
  }

  /**
   * Runs a command once for each row of variables.
   *
   * @param rows closed with the results
   */
  ExchangedBatches exchange(byte[] command, VariableRows rows) {
    return new ExchangedBatches(
        client.doExchange(FlightDescriptor.command(command), options), rows);
  }

  RowSender sender() {
    return new RowSender(client, options);
  }

  List<byte[]> action(String type) {
    List<byte[]> bodies = new ArrayList<>();
    for (Iterator<Result> results = client.doAction(new Action(type), options);
        results.hasNext(); ) {
      bodies.add(results.next().getBody());
    }
    return bodies;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CallStatus.INTERNAL
          .withCause(e)
          .withDescription("Interrupted while the connection was closed")
          .toRuntimeException();
    }
  }
}
