package dev.fraiseql.processor.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An annotation.
 *
 * @param members the values of each attribute, by its name
 */
public record AnnotationSpec(ClassName type, Map<String, List<CodeBlock>> members) {

  /** An annotation of that class. */
  public static Builder builder(Class<?> type) {
    return new Builder(ClassName.get(type));
  }

  /** Describes an annotation. */
  public static final class Builder {
    private final ClassName type;
    private final Map<String, List<CodeBlock>> members = new LinkedHashMap<>();

    private Builder(ClassName type) {
      this.type = type;
    }

    /** Adds a value to an attribute. */
    public Builder addMember(String name, String format, @Nullable Object... arguments) {
      members
          .computeIfAbsent(name, absent -> new ArrayList<>())
          .add(CodeBlock.of(format, arguments));
      return this;
    }

    /** The annotation. */
    public AnnotationSpec build() {
      return new AnnotationSpec(type, members);
    }
  }
}
