package dev.fraiseql.processor.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A piece of code: formats with placeholders, and what is put in their places.
 *
 * <ul>
 *   <li>{@code $L}: code, or any other object as its text
 *   <li>{@code $S}: a string as a literal, null as {@code null}
 *   <li>{@code $T}: a type, which is imported
 *   <li>{@code $$}: a dollar sign
 *   <li>{@code $W} and {@code $Z}: a space and nothing, where a line that is too long may be broken
 *   <li>{@code $>} and {@code $<}: lines that follow are indented more, or less
 *   <li>{@code $[} and {@code $]}: around a statement, whose further lines are indented
 * </ul>
 */
public final class CodeBlock {
  private final List<Segment> segments;

  private CodeBlock(List<Segment> segments) {
    this.segments = segments;
  }

  /**
   * A format.
   *
   * @param arguments one for each placeholder that takes one
   */
  record Segment(String format, List<@Nullable Object> arguments) {
    private boolean hasLines() {
      return format.indexOf('\n') >= 0
          || arguments.stream()
              .anyMatch(argument ->
                  switch (argument) {
                    case CodeBlock block -> block.hasLines();
                    case String text -> text.indexOf('\n') >= 0;
                    case null, default -> false;
                  });
    }
  }

  /** Code of one format. */
  public static CodeBlock of(String format, @Nullable Object... arguments) {
    return new CodeBlock(List.of(new Segment(format, Arrays.asList(arguments))));
  }

  /** Code that is put together piece by piece. */
  public static Builder builder() {
    return new Builder();
  }

  /** Blocks one after the other, with a format between each two. */
  public static CodeBlock join(Iterable<CodeBlock> blocks, String separator) {
    Builder joined = builder();
    for (CodeBlock block : blocks) {
      if (!joined.segments.isEmpty()) {
        joined.add(separator);
      }
      joined.add(block);
    }
    return joined.build();
  }

  /** Collects blocks as {@link #join} does. */
  public static Collector<CodeBlock, ?, CodeBlock> joining(String separator) {
    return Collector.of(
        () -> new ArrayList<CodeBlock>(),
        List::add,
        (left, right) -> {
          left.addAll(right);
          return left;
        },
        blocks -> join(blocks, separator));
  }

  /** Whether there is no code. */
  public boolean isEmpty() {
    return segments.isEmpty();
  }

  /** Whether the code has several lines, whatever their length. */
  public boolean hasLines() {
    return segments.stream().anyMatch(Segment::hasLines);
  }

  List<Segment> segments() {
    return segments;
  }

  /** The code with the simple names of classes. */
  @Override
  public String toString() {
    return new CodePrinter(new Imports(ClassName.get("", ""))).print(this).text();
  }

  /** Puts code together. */
  public static final class Builder {
    private final List<Segment> segments = new ArrayList<>();

    private Builder() {}

    /** Adds code of one format. */
    public Builder add(String format, @Nullable Object... arguments) {
      segments.add(new Segment(format, Arrays.asList(arguments)));
      return this;
    }

    /** Adds code. */
    public Builder add(CodeBlock block) {
      segments.addAll(block.segments);
      return this;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
      return segments.isEmpty();
    }

    /** All that was added. */
    public CodeBlock build() {
      return new CodeBlock(Collections.unmodifiableList(segments));
    }
  }
}
