package dev.fraiseql.engine.json;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.jdbc.incident.Incidents;
import java.util.ArrayList;
import java.util.List;

/** The field errors of one answer, in the order in which they were met. */
final class Problems {
  /** A table full of broken rows would otherwise make an answer, and a log, full of errors. */
  private static final int MOST = 100;

  private final Incidents incidents;
  private final List<RequestException> errors = new ArrayList<>();

  Problems(Incidents incidents) {
    this.incidents = incidents;
  }

  /** Notes that the value at a path could not be written. */
  void add(FieldError error, List<Object> path) {
    if (errors.size() < MOST) {
      errors.add(incidents.reportField(error, path).at(path));
    }
  }

  List<RequestException> errors() {
    return errors;
  }
}
