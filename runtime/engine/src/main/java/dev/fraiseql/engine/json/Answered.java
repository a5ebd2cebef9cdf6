package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.JsonSink;

/** What came of a root field. */
sealed interface Answered {

  /** Writes it, when all has been read. */
  void write(JsonSink out);

  /** About how many bytes {@link #write} writes besides what is in sinks of the request. */
  default int size() {
    return 24;
  }

  /** A list of rows. */
  record Rows(LevelRun run) implements Answered {
    @Override
    public void write(JsonSink out) {
      out.raw('[');
      run.copy(0, out);
      out.raw(']');
    }
  }

  /** A row, if there is one. */
  record Row(LevelRun run) implements Answered {
    @Override
    public void write(JsonSink out) {
      if (run.hasFailed() || run.size(0) == 0) {
        out.nullValue();
      } else {
        run.copy(0, out);
      }
    }
  }

  /** A number of rows. */
  final class Count implements Answered {
    private long number;

    /** Says what it is. */
    void is(long value) {
      number = value;
    }

    @Override
    public void write(JsonSink out) {
      out.integer(number);
    }
  }

  /** A page of rows, and what lies around it. */
  record Connection(ConnectionRun run) implements Answered {
    @Override
    public void write(JsonSink out) {
      run.write(out);
    }
  }

  /** No row. */
  record Nothing() implements Answered {
    @Override
    public void write(JsonSink out) {
      out.nullValue();
    }
  }

  /** A name, of a type. */
  record TypeName(String name) implements Answered {
    @Override
    public void write(JsonSink out) {
      out.string(name);
    }
  }

  /** What is JSON already. */
  record Json(JsonSink value) implements Answered {
    @Override
    public void write(JsonSink out) {
      out.raw(value.array(), 0, value.size());
    }

    @Override
    public int size() {
      return value.size();
    }
  }
}
