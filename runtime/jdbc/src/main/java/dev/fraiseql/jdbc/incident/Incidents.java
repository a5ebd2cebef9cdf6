package dev.fraiseql.jdbc.incident;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs failures under ids; the id is all that the caller is told. */
public final class Incidents {
  private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

  private final Supplier<String> ids;

  /** Incidents with random ids. */
  public Incidents() {
    this(() -> UUID.randomUUID().toString());
  }

  /** Incidents with the ids of a source that gives each id once. */
  public Incidents(Supplier<String> ids) {
    this.ids = ids;
  }

  /**
   * Logs a failure that the request did not cause.
   *
   * @param what was being done, for the log
   * @return what to tell the caller: INTERNAL_SERVER_ERROR and the id
   */
  public RequestException report(String what, Throwable failure) {
    String id = ids.get();
    LOG.error("{} [correlation id {}]", what, id, failure);
    return internal(id);
  }

  /**
   * Logs what is wrong with the data, which the operator of the database has to mend.
   *
   * @param what is wrong, and what to do, for the log
   * @return what to tell the caller: INTERNAL_SERVER_ERROR and the id
   */
  public RequestException reportData(String what) {
    String id = ids.get();
    LOG.error("{} [correlation id {}]", what, id);
    return internal(id);
  }

  private static RequestException internal(String id) {
    return new RequestException(
            ErrorCode.INTERNAL_SERVER_ERROR,
            "The server could not answer. Its log says why, under the correlation id " + id + ".")
        .loggedAs(id);
  }

  /**
   * Logs a field that has no valid value: its row breaks what the schema promises, or the method
   * that computes it or the record that shows it failed. The error's message is for the caller, its
   * cause is not.
   *
   * @param place where in the response, for the log
   */
  public RequestException reportField(FieldError error, Object place) {
    String id = ids.get();
    String message = String.valueOf(error.getMessage());
    @Nullable Throwable cause = error.getCause();
    if (cause == null) {
      LOG.warn("Data does not fit the schema at {}: {} [correlation id {}]", place, message, id);
    } else {
      LOG.error("The code of a field failed at {} [correlation id {}]", place, id, cause);
    }
    return new RequestException(ErrorCode.INTERNAL_SERVER_ERROR, message).loggedAs(id);
  }
}
