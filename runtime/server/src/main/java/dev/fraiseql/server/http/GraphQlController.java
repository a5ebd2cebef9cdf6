package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.graphql.GraphQlService;
import dev.fraiseql.engine.json.GraphQlResponse;
import dev.fraiseql.engine.query.OperationKind;
import dev.fraiseql.engine.security.CallerResolver;
import dev.fraiseql.jdbc.Recipient;
import dev.fraiseql.server.metrics.HttpMeters;
import dev.fraiseql.server.metrics.HttpMeters.Endpoint;
import dev.fraiseql.server.metrics.RequestMeters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * GraphQL requests by the GraphQL-over-HTTP draft. Each runs on its own virtual thread, which may
 * block on the database. Media types are negotiated here, because Micronaut's errors are not in
 * GraphQL's format.
 */
@Controller("/graphql")
@ExecuteOn(TaskExecutors.BLOCKING)
final class GraphQlController {
  /** If a request has this header, the response has it too, with the cost of the query. */
  private static final String COST = "FraiseQL-Cost";

  /** A mutation with this header is executed once. */
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final GraphQlService service;
  private final CallerResolver callers;
  private final RequestMeters meters;
  private final HttpMeters httpMeters;
  private final BatchExecutor batches;
  private final int batchLimit;

  GraphQlController(
      GraphQlService service,
      CallerResolver callers,
      RequestMeters meters,
      HttpMeters httpMeters,
      Limits limits) {
    this.service = service;
    this.batches = new BatchExecutor(service, meters);
    this.batchLimit = limits.batch();
    this.callers = callers;
    this.meters = meters;
    this.httpMeters = httpMeters;
  }

  /** A request or a request batch in the body. */
  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<ByteBuf> post(HttpRequest<?> request, @Body byte[] body) {
    return counted(request, () -> RequestReader.body(body, batchLimit));
  }

  /** A query in the parameters of the URL. */
  @Get(produces = MediaType.ALL)
  HttpResponse<ByteBuf> get(HttpRequest<?> request) {
    return counted(
        request, () -> new ParsedRequest.Single(RequestReader.parameters(request.getParameters())));
  }

  private HttpResponse<ByteBuf> counted(HttpRequest<?> http, Supplier<ParsedRequest> reader) {
    ResponseEncoding.preferGzip(http);
    MutableHttpResponse<ByteBuf> response = execute(http, reader);
    if (http.getMethod() != HttpMethod.POST
        && !response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    httpMeters.responded(Endpoint.GRAPHQL, response.code());
    return response;
  }

  private MutableHttpResponse<ByteBuf> execute(
      HttpRequest<?> http, Supplier<ParsedRequest> reader) {
    long start = System.nanoTime();
    boolean post = http.getMethod() == HttpMethod.POST;
    HttpHeaders headers = http.getHeaders();
    Optional<ResponseType> accepted = ResponseType.accepted(headers.getAll(HttpHeaders.ACCEPT));
    if (accepted.isEmpty()) {
      return reject(ResponseType.JSON, HttpRejection.NOT_ACCEPTABLE, start);
    }
    ResponseType type = accepted.get();
    if (post && !JsonContentType.is(headers.get(HttpHeaders.CONTENT_TYPE))) {
      return reject(type, HttpRejection.UNSUPPORTED_MEDIA_TYPE, start);
    }
    try {
      Caller caller = callers.resolve(headers.get(HttpHeaders.AUTHORIZATION));
      Recipient recipient = recipient(http);
      return switch (reader.get()) {
        case ParsedRequest.Single(GraphQlRequest single) -> {
          GraphQlResponse graphql =
              post
                  ? service.execute(withKey(single, headers), caller, recipient)
                  : service.executeQuery(single, caller, recipient);
          if (!post && isNoQuery(graphql.kind())) {
            yield reject(type, HttpRejection.ONLY_QUERIES_BY_GET, start);
          }
          meters.executed(graphql, System.nanoTime() - start);
          MutableHttpResponse<ByteBuf> response = ResponseFactory.of(type, graphql);
          if (!post && graphql.code() == null) {
            response = Revalidation.of(http, response, ResponseFactory.bytes(graphql));
          }
          yield headers.contains(COST)
              ? response.header(COST, Long.toString(graphql.cost()))
              : response;
        }
        case ParsedRequest.Batch(List<?> elements) ->
            ResponseFactory.batch(type, batches.execute(elements, caller, recipient));
      };
    } catch (RequestException e) {
      meters.rejected(e.code(), System.nanoTime() - start);
      return ResponseFactory.error(type, e);
    }
  }

  /**
   * The request with the key of the header.
   *
   * @throws RequestException BAD_USER_INPUT if it has several keys
   */
  private static GraphQlRequest withKey(GraphQlRequest request, HttpHeaders headers) {
    List<String> keys = headers.getAll(IDEMPOTENCY_KEY);
    if (keys.isEmpty()) {
      return request;
    }
    if (keys.size() > 1) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "The header " + IDEMPOTENCY_KEY + " is given " + keys.size() + " times.");
    }
    String key = keys.getFirst();
    if (!key.equals(Objects.requireNonNullElse(request.idempotencyKey(), key))) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "The header "
              + IDEMPOTENCY_KEY
              + " and 'idempotencyKey' in the extensions differ: send only one of them.");
    }
    return request.withIdempotencyKey(key);
  }

  /** A recipient that has gone when the client has closed its connection. */
  private static Recipient recipient(HttpRequest<?> http) {
    if (http instanceof NettyHttpRequest<?> netty) {
      Channel channel = netty.getChannelHandlerContext().channel();
      return () -> !channel.isActive();
    }
    return Recipient.NEVER_LEAVES;
  }

  private MutableHttpResponse<ByteBuf> reject(
      ResponseType type, HttpRejection rejection, long start) {
    meters.rejected(ErrorCode.BAD_USER_INPUT, System.nanoTime() - start);
    return ResponseFactory.rejected(type, rejection);
  }

  /** Whether the operation is not a query. The engine rejects these too, but not with 405. */
  private static boolean isNoQuery(OperationKind kind) {
    return kind == OperationKind.MUTATION || kind == OperationKind.SUBSCRIPTION;
  }
}
