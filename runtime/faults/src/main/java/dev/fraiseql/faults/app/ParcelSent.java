package dev.fraiseql.faults.app;

import dev.fraiseql.annotations.Handle;
import dev.fraiseql.annotations.Observer;
import dev.fraiseql.annotations.Retry;
import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.contract.event.EntityEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Sends each new parcel by a method, which fails in all ways in which methods can. */
@Observer(entity = Parcel.class, start = StartPosition.KEPT_EVENTS)
public final class ParcelSent {
  /** The environment variable that has the address of the receiver. */
  public static final String SINK = "FAULTS_SINK";

  /** It is sent. */
  public static final String FINE = "fine";

  /** The method throws. */
  public static final String THROWS = "throws";

  /** The method does not return. */
  public static final String HANGS = "hangs";

  /** The method ends the process. */
  public static final String HALTS = "halts";

  private final HttpClient client = HttpClient.newHttpClient();

  @Handle(timeout = "PT1S", retry = @Retry(initial = "PT0.1S", max = "PT0.5S", attempts = 3))
  void send(EntityEvent<Parcel> event) throws IOException, InterruptedException {
    Parcel parcel = event.after();
    if (parcel == null) {
      throw new IllegalStateException("a parcel was deleted");
    }
    switch (parcel.contents()) {
      case THROWS -> throw new IllegalStateException("cannot be sent");
      case HANGS -> {
        while (true) {
          LockSupport.park();
        }
      }
      case HALTS -> Runtime.getRuntime().halt(1);
      default -> post(event, parcel);
    }
  }

  private void post(EntityEvent<Parcel> event, Parcel parcel)
      throws IOException, InterruptedException {
    String body =
        String.format(
            Locale.ROOT,
            "{\"id\": \"%s\", \"key\": \"%d\", \"after\": {\"contents\": \"%s\"}}",
            event.id(),
            parcel.id(),
            parcel.contents());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(System.getenv(SINK) + "/ParcelSent"))
            .header("webhook-id", event.deliveryId())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status >= 300) {
      throw new IOException("the receiver has answered " + status);
    }
  }
}
