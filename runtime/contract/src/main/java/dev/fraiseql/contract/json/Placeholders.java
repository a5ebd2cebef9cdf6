package dev.fraiseql.contract.json;

import dev.fraiseql.contract.query.ParentKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Where, in the bytes of a {@link JsonSink}, the lists of child levels are to go, and which
 * nullable objects stand around them. Kept only while there are child levels.
 */
final class Placeholders {
  private final ParentKeys[] collectors;

  private int[] offsets = new int[16];
  private int[] children = new int[16];
  private int[] ordinals = new int[16];
  private int[] frames = new int[16];
  private int size;

  private int[] frameStarts = new int[16];
  private int[] frameEnds = new int[16];
  private int[] frameParents = new int[16];
  private boolean[] frameNulled = new boolean[16];
  private int frameCount;
  private int openFrame = -1;
  private int nulledFrames;

  Placeholders(ParentKeys[] collectors) {
    this.collectors = collectors;
  }

  void add(int offset, int child, ResultSet row) throws SQLException {
    if (size == offsets.length) {
      int room = size * 2;
      offsets = Arrays.copyOf(offsets, room);
      children = Arrays.copyOf(children, room);
      ordinals = Arrays.copyOf(ordinals, room);
      frames = Arrays.copyOf(frames, room);
    }
    ParentKeys keys = collectors[child];
    offsets[size] = offset;
    children[size] = child;
    ordinals[size] = keys.size();
    frames[size] = openFrame;
    keys.add(row, size++);
  }

  int size() {
    return size;
  }

  int offset(int placeholder) {
    return offsets[placeholder];
  }

  int child(int placeholder) {
    return children[placeholder];
  }

  int ordinal(int placeholder) {
    return ordinals[placeholder];
  }

  /** The first placeholder at or behind an offset. */
  int firstFrom(int offset) {
    int found = Arrays.binarySearch(offsets, 0, size, offset);
    return found < 0 ? -found - 1 : found;
  }

  /** A nullable object begins at that offset. */
  void open(int offset) {
    if (frameCount == frameStarts.length) {
      int room = frameCount * 2;
      frameStarts = Arrays.copyOf(frameStarts, room);
      frameEnds = Arrays.copyOf(frameEnds, room);
      frameParents = Arrays.copyOf(frameParents, room);
      frameNulled = Arrays.copyOf(frameNulled, room);
    }
    frameStarts[frameCount] = offset;
    frameParents[frameCount] = openFrame;
    frameNulled[frameCount] = false;
    openFrame = frameCount++;
  }

  /** The nullable object that was opened last ends at that offset. */
  void close(int offset) {
    frameEnds[openFrame] = offset;
    openFrame = frameParents[openFrame];
  }

  /** Forgets all that lies at or behind an offset. */
  void rewind(int offset) {
    while (size > 0 && offsets[size - 1] >= offset) {
      size--;
      collectors[children[size]].truncate(ordinals[size]);
    }
    while (frameCount > 0 && frameStarts[frameCount - 1] >= offset) {
      frameCount--;
    }
    while (openFrame >= frameCount) {
      openFrame = frameParents[openFrame];
    }
  }

  /**
   * Makes the nearest nullable object around a placeholder null; false if there is none within the
   * row.
   */
  boolean nullAround(int placeholder) {
    int frame = frames[placeholder];
    if (frame < 0) {
      return false;
    }
    if (!frameNulled[frame]) {
      frameNulled[frame] = true;
      nulledFrames++;
    }
    return true;
  }

  /** The first object that begins at or behind an offset and became null, or -1. */
  int nextNulled(int offset) {
    if (nulledFrames == 0) {
      return -1;
    }
    int found = Arrays.binarySearch(frameStarts, 0, frameCount, offset);
    for (int frame = found < 0 ? -found - 1 : found; frame < frameCount; frame++) {
      if (frameNulled[frame]) {
        return frame;
      }
    }
    return -1;
  }

  int frameStart(int frame) {
    return frameStarts[frame];
  }

  int frameEnd(int frame) {
    return frameEnds[frame];
  }
}
