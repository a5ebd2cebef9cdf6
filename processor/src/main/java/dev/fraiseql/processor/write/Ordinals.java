package dev.fraiseql.processor.write;

import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.EdgeField;
import dev.fraiseql.contract.query.PageInfoField;
import dev.fraiseql.processor.source.CodeBlock;

/** The names of the numbers by which a selection refers to the fields of one object. */
interface Ordinals {
  /** Numbers without names. */
  Ordinals NUMBERS =
      new Ordinals() {
        @Override
        public CodeBlock name(int ordinal) {
          return CodeBlock.of("$L", ordinal);
        }

        @Override
        public Ordinals within(int ordinal) {
          return this;
        }
      };

  /** An expression whose value is that number. */
  CodeBlock name(int ordinal);

  /** The numbers of the fields of the object that a field holds. */
  Ordinals within(int ordinal);

  /** The fields of a connection. */
  record OfConnection(Ordinals rows) implements Ordinals {
    @Override
    public CodeBlock name(int ordinal) {
      return column(ConnectionField.at(ordinal));
    }

    @Override
    public Ordinals within(int ordinal) {
      return switch (ConnectionField.at(ordinal)) {
        case EDGES -> new OfEdge(rows);
        case NODES -> rows;
        case PAGE_INFO -> new OfPageInfo();
        case TOTAL_COUNT -> NUMBERS;
      };
    }
  }

  /** The fields of an edge. */
  record OfEdge(Ordinals rows) implements Ordinals {
    @Override
    public CodeBlock name(int ordinal) {
      return column(EdgeField.at(ordinal));
    }

    @Override
    public Ordinals within(int ordinal) {
      return rows;
    }
  }

  /** The fields of {@code PageInfo}. */
  record OfPageInfo() implements Ordinals {
    @Override
    public CodeBlock name(int ordinal) {
      return column(PageInfoField.at(ordinal));
    }

    @Override
    public Ordinals within(int ordinal) {
      return NUMBERS;
    }
  }

  private static CodeBlock column(Enum<?> field) {
    return CodeBlock.of("$T.$L.column()", field.getDeclaringClass(), field.name());
  }
}
