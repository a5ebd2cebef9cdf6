package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.graphql.GraphQlAnswer;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.graphql.GraphQlService;
import dev.fraiseql.engine.graphql.OperationKind;
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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL requests, as the GraphQL-over-HTTP draft says. Each runs on a virtual thread of its own,
 * which may wait for the database. Media types are negotiated here and not by Micronaut, whose
 * errors would not be GraphQL's.
 */
@Controller("/graphql")
@ExecuteOn(TaskExecutors.BLOCKING)
final class GraphQlController {
  /** Asks, in a request, for what the query costs, and says it in the response. */
  private static final String COST = "FraiseQL-Cost";

  private final GraphQlService service;
  private final CallerResolver callers;
  private final RequestMeters meters;
  private final HttpMeters httpMeters;
  private final BatchAnswerer batches;
  private final int batchLimit;

  GraphQlController(
      GraphQlService service,
      CallerResolver callers,
      RequestMeters meters,
      HttpMeters httpMeters,
      Limits limits) {
    this.service = service;
    this.batches = new BatchAnswerer(service, meters);
    this.batchLimit = limits.batch();
    this.callers = callers;
    this.meters = meters;
    this.httpMeters = httpMeters;
  }

  /** A request in the body, or several. */
  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<ByteBuf> post(HttpRequest<?> request, @Body byte[] body) {
    return counted(request, () -> RequestReader.body(body, batchLimit));
  }

  /** A query in the parameters of the URL. */
  @Get(produces = MediaType.ALL)
  HttpResponse<ByteBuf> get(HttpRequest<?> request) {
    return counted(request, () -> new Asked.One(RequestReader.parameters(request.getParameters())));
  }

  private HttpResponse<ByteBuf> counted(HttpRequest<?> http, Supplier<Asked> reader) {
    HttpResponse<ByteBuf> response = answer(http, reader);
    httpMeters.answered(Endpoint.GRAPHQL, response.code());
    return response;
  }

  private HttpResponse<ByteBuf> answer(HttpRequest<?> http, Supplier<Asked> reader) {
    long start = System.nanoTime();
    boolean post = http.getMethod() == HttpMethod.POST;
    HttpHeaders headers = http.getHeaders();
    Optional<ResponseType> accepted = ResponseType.accepted(headers.getAll(HttpHeaders.ACCEPT));
    if (accepted.isEmpty()) {
      return refuse(ResponseType.JSON, Refusal.NOT_ACCEPTABLE, start);
    }
    ResponseType type = accepted.get();
    if (post && !isJson(headers.get(HttpHeaders.CONTENT_TYPE))) {
      return refuse(type, Refusal.UNSUPPORTED_MEDIA_TYPE, start);
    }
    try {
      Caller caller = callers.resolve(headers.get(HttpHeaders.AUTHORIZATION));
      Recipient recipient = recipient(http);
      return switch (reader.get()) {
        case Asked.One(GraphQlRequest one) -> {
          GraphQlAnswer answer = service.execute(one, caller, recipient);
          if (!post && isNoQuery(answer.kind())) {
            yield refuse(type, Refusal.ONLY_QUERIES_BY_GET, start);
          }
          meters.answered(answer, System.nanoTime() - start);
          MutableHttpResponse<ByteBuf> response = Answers.of(type, answer);
          yield headers.contains(COST)
              ? response.header(COST, Long.toString(answer.cost()))
              : response;
        }
        case Asked.Batch(List<?> elements) ->
            Answers.batch(type, batches.answer(elements, caller, recipient));
      };
    } catch (RequestException e) {
      meters.refused(e.code(), System.nanoTime() - start);
      return Answers.malformed(type, e);
    }
  }

  /** Whoever has closed the connection will not read the answer. */
  private static Recipient recipient(HttpRequest<?> http) {
    if (http instanceof NettyHttpRequest<?> netty) {
      Channel channel = netty.getChannelHandlerContext().channel();
      return () -> !channel.isActive();
    }
    return Recipient.NEVER_LEAVES;
  }

  private HttpResponse<ByteBuf> refuse(ResponseType type, Refusal refusal, long start) {
    meters.refused(ErrorCode.BAD_USER_INPUT, System.nanoTime() - start);
    return Answers.refusal(type, refusal);
  }

  /** The engine has refused these as well: it answers queries only. */
  private static boolean isNoQuery(OperationKind kind) {
    return kind == OperationKind.MUTATION || kind == OperationKind.SUBSCRIPTION;
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    if (contentType.equals("application/json")) { // what nearly every client sends
      return true;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    if (!parts[0].strip().equals("application/json")) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return true;
  }
}
