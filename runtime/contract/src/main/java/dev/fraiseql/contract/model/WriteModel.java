package dev.fraiseql.contract.model;

import dev.fraiseql.annotations.Capture;
import java.util.List;

/**
 * How the rows of a type are written.
 *
 * @param capture which changes are recorded
 * @param unique what is unique beside the key of the type
 */
public record WriteModel(Capture capture, List<UniqueKey> unique) {

  /** Rows whose changes are not recorded, with the key of the type alone. */
  public static final WriteModel PLAIN = new WriteModel(Capture.NONE, List.of());

  public WriteModel {
    unique = List.copyOf(unique);
  }

  /** Whether mutations record changes. */
  public boolean isCaptured() {
    return capture != Capture.NONE;
  }
}
