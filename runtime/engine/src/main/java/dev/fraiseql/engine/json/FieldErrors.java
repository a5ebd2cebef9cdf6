package dev.fraiseql.engine.json;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.jdbc.incident.Incidents;
import java.util.ArrayList;
import java.util.List;

/** The field errors of one response, in the order in which they occurred. */
final class FieldErrors {
  /** The maximum, so that a table of broken rows fills neither the response nor the log. */
  private static final int MAXIMUM = 100;

  private final Incidents incidents;
  private final List<RequestException> errors = new ArrayList<>();

  FieldErrors(Incidents incidents) {
    this.incidents = incidents;
  }

  /** Adds the error of the value at a path. */
  void add(FieldError error, List<Object> path) {
    if (errors.size() < MAXIMUM) {
      errors.add(incidents.reportField(error, path).at(path));
    }
  }

  List<RequestException> errors() {
    return errors;
  }
}
