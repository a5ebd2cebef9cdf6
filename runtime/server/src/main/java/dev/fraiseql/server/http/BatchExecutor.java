package dev.fraiseql.server.http;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlService;
import dev.fraiseql.engine.json.GraphQlResponse;
import dev.fraiseql.jdbc.Recipient;
import dev.fraiseql.server.metrics.RequestMeters;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executes the requests of a batch one after another, so that a batch holds one database connection
 * at a time, like any other request.
 */
final class BatchExecutor {
  private static final byte[] OPEN = {'['};
  private static final byte[] COMMA = {','};
  private static final byte[] CLOSE = {']'};

  private final GraphQlService service;
  private final RequestMeters meters;

  BatchExecutor(GraphQlService service, RequestMeters meters) {
    this.service = service;
    this.meters = meters;
  }

  /**
   * A JSON array with the response to each request, in order. Stops when the recipient has gone.
   */
  ByteBuf execute(List<?> elements, Caller caller, Recipient recipient) {
    List<ByteBuf> parts = new ArrayList<>(2 * elements.size() + 1);
    for (@Nullable Object element : elements) {
      if (recipient.hasGone()) {
        break;
      }
      parts.add(Unpooled.wrappedBuffer(parts.isEmpty() ? OPEN : COMMA));
      parts.add(execute(element, caller, recipient));
    }
    parts.add(Unpooled.wrappedBuffer(CLOSE));
    return Unpooled.wrappedBuffer(parts.size(), parts.toArray(ByteBuf[]::new));
  }

  private ByteBuf execute(@Nullable Object element, Caller caller, Recipient recipient) {
    long start = System.nanoTime();
    try {
      GraphQlResponse response = service.execute(RequestReader.element(element), caller, recipient);
      meters.executed(response, System.nanoTime() - start);
      return ResponseFactory.body(response);
    } catch (RequestException e) {
      meters.rejected(e.code(), System.nanoTime() - start);
      return Unpooled.wrappedBuffer(ErrorBody.of(e));
    }
  }
}
