package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.security.CallerResolver;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.observers.admin.Administration;
import dev.fraiseql.observers.admin.AdministrationException;
import dev.fraiseql.observers.store.DeadLetter;
import dev.fraiseql.server.metrics.HttpMeters;
import dev.fraiseql.server.metrics.HttpMeters.Endpoint;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The administration of observers, for whoever may send queries. Requests that change something
 * have the content type JSON, which no page of another origin can send unasked.
 */
@Controller(AdminController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdminController {
  static final String PATH = "/admin";

  private static final Logger LOG = LoggerFactory.getLogger(AdminController.class);
  private static final int STANDARD_LIMIT = 100;
  private static final List<String> LIST = List.of("observer", "state", "after", "limit");
  private static final List<String> REPLAY = List.of("action", "event", "key", "from", "to");
  private static final Pattern LOCAL =
      Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::[0-9]+)?");

  private final Administration administration;
  private final Model model;
  private final CallerResolver callers;
  private final HttpMeters meters;

  AdminController(
      Administration administration,
      FraiseEngine engine,
      CallerResolver callers,
      HttpMeters meters) {
    this.administration = administration;
    model = engine.model();
    this.callers = callers;
    this.meters = meters;
  }

  /** The actions of all observers. */
  @Get(value = "/observers", produces = MediaType.ALL)
  HttpResponse<String> observers(HttpRequest<?> request) {
    return respond(request, _ -> AdminJson.observers(administration.observers()));
  }

  /** Stops, resumes or retires an observer, or replays or redrives its events. */
  @Post(
      value = "/observers/{observer}/{command}",
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  HttpResponse<String> command(
      HttpRequest<?> request,
      @PathVariable String observer,
      @PathVariable String command,
      @Body @Nullable String body) {
    return respond(
        request,
        _ -> {
          AdminRequest arguments =
              AdminRequest.of(body, command.equals("replay") ? REPLAY : List.of("action"));
          String action = arguments.text("action");
          return switch (command) {
            case "stop" -> {
              administration.stop(observer, action);
              yield AdminJson.DONE;
            }
            case "resume" -> {
              administration.resume(observer, action);
              yield AdminJson.DONE;
            }
            case "retire" -> {
              administration.retire(observer, action);
              yield AdminJson.DONE;
            }
            case "replay" ->
                AdminJson.count(administration.replay(observer, action, arguments.search()));
            case "redrive" -> AdminJson.count(administration.redriveAll(observer, action));
            default -> throw unknown(command, "stop, resume, retire, replay or redrive");
          };
        });
  }

  /** Dead letters, the oldest first. */
  @Get(value = "/dead-letters", produces = MediaType.ALL)
  HttpResponse<String> deadLetters(HttpRequest<?> request) {
    return respond(
        request,
        LIST,
        parameters ->
            AdminJson.letters(
                administration.deadLetters(
                    parameters.get("observer"),
                    state(parameters.get("state")),
                    parameters.getOrDefault("after", ""),
                    limit(parameters.get("limit")))));
  }

  private static int limit(@Nullable String limit) throws RequestException {
    try {
      int number = limit == null ? STANDARD_LIMIT : Integer.parseInt(limit);
      if (number >= 1 && number <= Administration.MOST_LETTERS) {
        return number;
      }
    } catch (NumberFormatException _) { // as any other wrong number
    }
    throw new RequestException(
        ErrorCode.BAD_USER_INPUT,
        "The limit is a number from 1 to " + Administration.MOST_LETTERS + '.');
  }

  private static DeadLetter.@Nullable State state(@Nullable String name) throws RequestException {
    try {
      return name == null ? null : DeadLetter.State.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw unknown(name, "open, redriven or discarded");
    }
  }

  private static RequestException unknown(String word, String known) {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT, "'" + word + "' is unknown here. Write " + known + ".");
  }

  /** A dead letter with its event. */
  @Get(value = "/dead-letters/{id}", produces = MediaType.ALL)
  HttpResponse<String> deadLetter(HttpRequest<?> request, @PathVariable String id) {
    return respond(request, _ -> AdminJson.letter(find(id)));
  }

  private DeadLetter find(String id) throws SQLException, RequestException {
    return administration
        .deadLetter(id)
        .orElseThrow(() ->
            new RequestException(
                ErrorCode.BAD_USER_INPUT, "There is no dead letter '" + id + "'."));
  }

  /** Changes the rows of the event of a dead letter; the event may be sent as it was shown. */
  @Put(value = "/dead-letters/{id}", consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<String> edit(
      HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
    return respond(
        request,
        _ -> {
          EditedEvent edited = EditedEvent.of(body, find(id).event(), model);
          administration.edit(id, edited.before(), edited.after());
          return AdminJson.DONE;
        });
  }

  /** Redrives or discards a dead letter. */
  @Post(value = "/dead-letters/{id}/{command}", consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<String> decide(
      HttpRequest<?> request,
      @PathVariable String id,
      @PathVariable String command,
      @Body @Nullable String body) {
    return respond(
        request,
        _ -> {
          AdminRequest.of(body, List.of());
          switch (command) {
            case "redrive" -> administration.redrive(id);
            case "discard" -> administration.discard(id);
            default -> throw unknown(command, "redrive or discard");
          }
          return AdminJson.DONE;
        });
  }

  /** What a request asks for. */
  @FunctionalInterface
  private interface Work {
    String run(Map<String, String> parameters)
        throws SQLException, AdministrationException, RequestException;
  }

  private HttpResponse<String> respond(HttpRequest<?> request, Work work) {
    return respond(request, List.of(), work);
  }

  private HttpResponse<String> respond(HttpRequest<?> request, List<String> parameters, Work work) {
    HttpResponse<String> response = response(request, parameters, work);
    meters.responded(Endpoint.ADMIN, response.code());
    return response;
  }

  private HttpResponse<String> response(
      HttpRequest<?> request, List<String> parameters, Work work) {
    try {
      callers.resolve(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
      if (callers instanceof OpenCallerResolver && !isOfThisMachine(request)) {
        return json(
            HttpStatus.FORBIDDEN,
            AdminJson.error("Without a token, the host of a request is localhost or 127.0.0.1."));
      }
      if (request.getMethod() != HttpMethod.GET
          && !JsonContentType.is(request.getHeaders().get(HttpHeaders.CONTENT_TYPE))) {
        return json(HttpStatus.UNSUPPORTED_MEDIA_TYPE, AdminJson.error(HttpRejection.CONTENT_TYPE));
      }
      return json(
          HttpStatus.OK, work.run(AdminRequest.parameters(request.getParameters(), parameters)));
    } catch (RequestException e) {
      HttpStatus status =
          e.code() == ErrorCode.UNAUTHENTICATED ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST;
      return json(status, AdminJson.error(String.valueOf(e.getMessage())));
    } catch (AdministrationException e) {
      return json(HttpStatus.BAD_REQUEST, AdminJson.error(String.valueOf(e.getMessage())));
    } catch (SQLException e) {
      LOG.error("The administration has failed", e);
      return json(
          HttpStatus.SERVICE_UNAVAILABLE,
          AdminJson.error("The database does not respond, or lacks a table. The log has more."));
    }
  }

  /** A page whose host name leads to this machine has another name. */
  private static boolean isOfThisMachine(HttpRequest<?> request) {
    String host = request.getHeaders().get(HttpHeaders.HOST);
    return host != null && LOCAL.matcher(host).matches();
  }

  private static HttpResponse<String> json(HttpStatus status, String body) {
    return HttpResponse.<String>status(status)
        .body(body)
        .contentType(ResponseType.JSON.mediaType())
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
