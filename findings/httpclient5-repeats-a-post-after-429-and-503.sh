#!/bin/sh
# A client with its defaults sends a POST a second time after 429 and 503, and sleeps for Retry-After before that.
#
# Guess:     a POST is sent once: it is not idempotent, and RFC 9110 (9.2.2) says that clients do not repeat such a request on their own.
#            The same client does not repeat it after a broken connection.
# Behaviour: execute() of a POST or a PATCH returns the status of the second of two requests. Between them it sleeps for a second, or
#            for as many seconds as Retry-After says. After 500 there is one request. So callers that count attempts, or measure how
#            long a call takes, count one of two, and a payment that a proxy answered with 503 is made twice.
# Version:   httpclient5 5.6.5 with httpcore5 5.4.4.
# Source:    https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2: "A client SHOULD NOT automatically retry a request with a
#            non-idempotent method unless ...". HttpClientBuilder.disableAutomaticRetries() switches it off.
#
# Needs Java 25. Exits with 0 if the client still behaves like this.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../.mvn/find-jdk.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for artifact in org.apache.httpcomponents.client5:httpclient5:5.6.5 org.apache.httpcomponents.core5:httpcore5:5.4.4 \
  org.apache.httpcomponents.core5:httpcore5-h2:5.4.4 org.slf4j:slf4j-api:2.0.18 org.slf4j:slf4j-nop:2.0.18; do
  (cd "$work" && "$here/../mvnw" -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact="$artifact" -DoutputDirectory="$work" -Dmdep.stripVersion)
done

cat > "$work/Repeats.java" <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.StringEntity;

class Repeats {
  /** The number of requests that the server gets. */
  static int requests(String method, int status, String retryAfter) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          requests.incrementAndGet();
          if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    long start = System.nanoTime();
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      HttpUriRequestBase request = new HttpUriRequestBase(method, url);
      request.setEntity(new StringEntity("pay 100"));
      client.execute(request, response -> response.getCode());
    } finally {
      server.stop(0);
    }
    System.out.printf(
        "%-5s %d, Retry-After %-4s: %d requests in %d s%n",
        method, status, retryAfter, requests.get(), (System.nanoTime() - start) / 1_000_000_000);
    return requests.get();
  }

  public static void main(String[] arguments) throws Exception {
    boolean same =
        requests("POST", 500, null) == 1
            && requests("POST", 503, null) == 2
            && requests("POST", 429, null) == 2
            && requests("PATCH", 503, null) == 2
            && requests("POST", 503, "3") == 2;
    System.exit(same ? 0 : 1);
  }
}
JAVA
"$JAVA_HOME/bin/java" -cp "$work/*" "$work/Repeats.java"
