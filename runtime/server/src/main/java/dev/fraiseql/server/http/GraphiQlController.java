package dev.fraiseql.server.http;

import dev.fraiseql.server.metrics.HttpMeters;
import dev.fraiseql.server.metrics.HttpMeters.Endpoint;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * GraphiQL, an editor for queries in the browser. All of its files are on the class path, so it
 * works offline, and the page has no inline scripts, so its content security policy can forbid
 * them. Disabled in the environment {@code production} and where introspection is.
 */
@Controller("/graphiql")
@Requires(notEnv = "production")
@Requires(property = "fraiseql.introspection", notEquals = "off")
@ExecuteOn(TaskExecutors.BLOCKING)
final class GraphiQlController {
  private static final String FOLDER = "dev/fraiseql/server/http/graphiql/";
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'"
          + " data:; frame-ancestors 'none'";

  private final HttpMeters meters;
  private final Properties assets = new Properties();

  GraphiQlController(HttpMeters meters) throws IOException {
    this.meters = meters;
    try (InputStream in = open(FOLDER + "assets.properties")) {
      assets.load(in);
    }
  }

  /** The page. */
  @Get(produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> page(HttpRequest<?> request) throws IOException {
    ResponseEncoding.preferGzip(request);
    meters.responded(Endpoint.GRAPHIQL, 200);
    return HttpResponse.ok(read(FOLDER + "index.html"))
        .contentType(new MediaType("text/html; charset=utf-8"))
        .header("Content-Security-Policy", POLICY)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  /** A file that the page loads; null, for 404, if there is no such file. */
  @Get(value = "/{name}", produces = MediaType.ALL)
  @Nullable HttpResponse<byte[]> asset(HttpRequest<?> request, String name) throws IOException {
    String resource = assets.getProperty(name);
    if (resource == null) {
      return null;
    }
    ResponseEncoding.preferGzip(request);
    meters.responded(Endpoint.GRAPHIQL, 200);
    return HttpResponse.ok(read(resource))
        .contentType(type(name))
        .header(HttpHeaders.CACHE_CONTROL, "max-age=3600");
  }

  private static MediaType type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "js" -> new MediaType("text/javascript; charset=utf-8");
      case "css" -> new MediaType("text/css; charset=utf-8");
      case "svg" -> new MediaType("image/svg+xml");
      default -> MediaType.APPLICATION_OCTET_STREAM_TYPE;
    };
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = GraphiQlController.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new FileNotFoundException(resource + " is not on the class path");
    }
    return in;
  }
}
