package dev.fraiseql.server.http;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.security.CallerResolver;
import dev.fraiseql.server.metrics.HttpMeters;
import dev.fraiseql.server.metrics.HttpMeters.Endpoint;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The GraphQL schema in the schema definition language, for whoever may send queries. Disabled
 * where introspection is.
 */
@Controller("/graphql/schema")
@Requires(property = "fraiseql.introspection", notEquals = "off")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SchemaController {
  private static final MediaType TEXT = new MediaType("text/plain; charset=utf-8");

  private final byte[] schema;
  private final CallerResolver callers;
  private final HttpMeters meters;

  SchemaController(FraiseEngine engine, CallerResolver callers, HttpMeters meters) {
    schema = engine.schema().getBytes(StandardCharsets.UTF_8);
    this.callers = callers;
    this.meters = meters;
  }

  /** The text. */
  @Get(produces = MediaType.ALL)
  HttpResponse<ByteBuf> text(HttpRequest<?> request) {
    HttpResponse<ByteBuf> response = respond(request);
    meters.responded(Endpoint.SCHEMA, response.code());
    return response;
  }

  private MutableHttpResponse<ByteBuf> respond(HttpRequest<?> request) {
    ResponseEncoding.preferGzip(request);
    try {
      callers.resolve(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    } catch (RequestException e) {
      return ResponseFactory.error(ResponseType.JSON, e);
    }
    MutableHttpResponse<ByteBuf> response =
        HttpResponse.<ByteBuf>ok().body(Unpooled.wrappedBuffer(schema)).contentType(TEXT);
    return Revalidation.of(request, response, ByteBuffer.wrap(schema));
  }
}
