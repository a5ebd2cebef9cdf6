package dev.fraiseql.contract.json;

import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON being written into one growing array of UTF-8.
 *
 * <p>Commas belong to the keys that the caller passes ({@link Selection#key}), so this class keeps
 * no nesting.
 *
 * <p><b>Child levels.</b> Lists of a to-many relation and separate objects are not written in
 * place: {@link #children} leaves a <em>placeholder</em>, and notes the row with the collector of
 * that child level. When the rows of the child level are there, written to a sink of its own, the
 * engine puts the two together with {@link #copyRange}.
 *
 * <p><b>Nulls for errors.</b> A {@link FieldError} nulls the nearest nullable object around it. One
 * that is met while the row is written is caught by the generated writer: {@link #openNullable} and
 * {@link #nullOrThrow}. One that is found later, in a child level, nulls an object that has long
 * been written: {@link #nullAround}.
 *
 * <p>Not for use by several threads at once.
 */
public final class JsonSink extends JsonOutput {
  private @Nullable Placeholders placeholders;
  private final List<NulledField> errors = new ArrayList<>();

  /** An empty sink with room for so many bytes. */
  public JsonSink(int capacity) {
    super(capacity);
  }

  /**
   * An empty sink with space for so many bytes.
   *
   * @param largeNumbersAsStrings see {@link JsonOutput}
   */
  public JsonSink(int capacity, boolean largeNumbersAsStrings) {
    super(capacity, largeNumbersAsStrings);
  }

  /**
   * Says who collects the keys of each child level, and so that {@link #children} may be called.
   * None: no child levels.
   */
  public void collectInto(ParentKeys[] collectors) {
    placeholders = collectors.length == 0 ? null : new Placeholders(collectors);
  }

  /**
   * Leaves a placeholder, to be filled with the rows of a child level that belong to the current
   * row. The key has been written.
   *
   * @param child the place among the collectors
   */
  public void children(int child, ResultSet row) throws SQLException {
    kept().add(size, child, row);
  }

  /**
   * Leaves a placeholder for the only row of a child level, or writes null in its place. The key
   * has been written.
   *
   * @param present whether the current row refers to a row
   */
  public void separate(int child, boolean present, ResultSet row) throws SQLException {
    if (present) {
      children(child, row);
    } else {
      nullValue();
    }
  }

  /**
   * Begins an entry: writes its key.
   *
   * @return the mark to give to {@link #nullOrThrow} if its value fails
   */
  public int key(Selection selection, int entry) {
    raw(selection.key(entry));
    return size;
  }

  /**
   * Begins a nullable object, or writes null in its place. The caller writes the object next and
   * then {@link #closeNullable closes} it; if that fails, {@link #nullOrThrow} replaces it.
   *
   * @return false if it is null
   */
  public boolean openNullable(boolean isNull) {
    if (isNull) {
      nullValue();
      return false;
    }
    if (placeholders != null) {
      placeholders.open(size);
    }
    return true;
  }

  /** Ends the nullable object that was opened last. */
  public void closeNullable() {
    if (placeholders != null) {
      placeholders.close(size);
    }
  }

  /**
   * Ends an entry that failed: replaces what was written of its value by null, if it may be null,
   * and notes the error. The caller goes on with the next entry.
   *
   * @param mark where its value began
   * @param error what happened
   * @param selection the selection that has the field as its entry {@code entry}
   * @throws FieldError if it must not be null: the error, with the field in its path
   */
  public void nullOrThrow(int mark, FieldError error, Selection selection, int entry) {
    if (!selection.entries().get(entry).nullable()) {
      throw error.within(selection.name(entry));
    }
    rewind(mark);
    errors.add(new NulledField(error, selection, entry, mark));
    nullValue();
  }

  /** The fields that became null while they were written, by offset. */
  public List<NulledField> errors() {
    return errors.isEmpty() ? List.of() : Collections.unmodifiableList(errors);
  }

  /**
   * Forgets everything written at or behind an offset: the bytes, the placeholders, the parents
   * collected and the errors noted.
   */
  public void rewind(int offset) {
    truncate(offset);
    if (placeholders != null) {
      placeholders.rewind(offset);
    }
    while (!errors.isEmpty() && errors.getLast().offset() >= offset) {
      errors.removeLast();
    }
  }

  /** Removes all bytes, placeholders, errors and collectors; the array stays. */
  @Override
  public void reset() {
    super.reset();
    placeholders = null;
    errors.clear();
  }

  /** The number of placeholders. They are numbered by offset, from 0. */
  public int placeholders() {
    return placeholders == null ? 0 : placeholders.size();
  }

  /** Where a placeholder is. */
  public int placeholderOffset(int placeholder) {
    return kept().offset(placeholder);
  }

  /** The child level whose rows go into a placeholder. */
  public int placeholderChild(int placeholder) {
    return kept().child(placeholder);
  }

  /** The ordinal of the placeholder's row among the parents of that child level. */
  public int placeholderOrdinal(int placeholder) {
    return kept().ordinal(placeholder);
  }

  /**
   * Makes the nearest nullable object around a placeholder null, because the list in it cannot be.
   *
   * @return false if there is no such object, so that the row itself has to go
   */
  public boolean nullAround(int placeholder) {
    return kept().nullAround(placeholder);
  }

  /** Puts the rows of a child level into a copy. */
  @FunctionalInterface
  public interface PlaceholderFiller {

    /** Writes the list or object of the parent with that ordinal to {@code target}. */
    void fill(int child, int ordinal, JsonSink target);
  }

  /**
   * Copies bytes to another sink, with the placeholders among them filled and the objects that
   * became null replaced.
   *
   * @param from an offset at the beginning of a row or of everything
   * @param to the offset behind the last byte
   */
  public void copyRange(int from, int to, JsonSink target, PlaceholderFiller filler) {
    if (placeholders == null) {
      target.raw(buffer, from, to - from);
      return;
    }
    int at = from;
    int placeholder = placeholders.firstFrom(from);
    while (at < to) {
      int nextPlaceholder =
          placeholder < placeholders.size() ? Math.min(placeholders.offset(placeholder), to) : to;
      int nulled = placeholders.nextNulled(at);
      if (nulled >= 0 && placeholders.frameStart(nulled) < nextPlaceholder) {
        target.raw(buffer, at, placeholders.frameStart(nulled) - at);
        target.nullValue();
        at = placeholders.frameEnd(nulled);
        placeholder = placeholders.firstFrom(at);
        continue;
      }
      // Placeholders are apart by a key at least, so a copy that stops at one goes on behind it
      // with the
      // byte at its offset.
      target.raw(buffer, at, nextPlaceholder - at);
      at = nextPlaceholder;
      if (at < to) {
        filler.fill(placeholders.child(placeholder), placeholders.ordinal(placeholder), target);
        target.raw(buffer, at, 1);
        at++;
        placeholder++;
      }
    }
  }

  private Placeholders kept() {
    if (placeholders == null) {
      throw new IllegalStateException("no collectors were given, so there are no placeholders");
    }
    return placeholders;
  }
}
