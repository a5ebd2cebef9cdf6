package dev.fraiseql.engine.json;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.engine.query.DuplicateKeys;
import dev.fraiseql.engine.query.RowCheck;
import dev.fraiseql.jdbc.incident.Incidents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The field errors of one response, in the order in which they occurred. */
final class FieldErrors {
  /** The maximum, so that a table of broken rows fills neither the response nor the log. */
  private static final int MAXIMUM = 100;

  private final Incidents incidents;
  private final DuplicateKeys duplicates;
  private final List<RequestException> errors = new ArrayList<>();

  FieldErrors(Incidents incidents, DuplicateKeys duplicates) {
    this.incidents = incidents;
    this.duplicates = duplicates;
  }

  /** Adds the error of the value at a path. */
  void add(FieldError error, List<Object> path) {
    if (errors.size() < MAXIMUM) {
      errors.add(incidents.reportField(error, path).at(path));
    }
  }

  /** Adds an error that is known already. */
  void add(RequestException error) {
    if (errors.size() < MAXIMUM) {
      errors.add(error);
    }
  }

  /** Adds the error of a row that occurs twice, because a key is not unique. */
  void addRepeated(Level level, @Nullable RowCheck check, List<Object> path) {
    if (errors.size() < MAXIMUM) {
      errors.add(duplicates.report(level, check).at(path));
    }
  }

  /** Adds the error of a root field whose rows depend on a key that is not unique. */
  void addDuplicateKey(DuplicateKeys.Search search) {
    if (errors.size() < MAXIMUM) {
      errors.add(duplicates.report(search.type()).at(List.of(search.root())));
    }
  }

  List<RequestException> errors() {
    return errors;
  }
}
