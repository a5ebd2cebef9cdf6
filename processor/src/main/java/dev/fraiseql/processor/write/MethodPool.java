package dev.fraiseql.processor.write;

import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/**
 * Private methods that build the parts of something. Equal parts share a method, and each method
 * stands before those that it calls.
 */
final class MethodPool {
  private final List<MethodSpec> methods = new ArrayList<>();
  private final Map<String, String> namesByCode = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /**
   * Adds a method, unless there is an equal one.
   *
   * @param wanted its name, to which a number is added if it is taken
   * @param body gives its code and adds the methods that it calls
   * @return a call of it
   */
  CodeBlock call(String wanted, Class<?> result, Supplier<CodeBlock> body) {
    String name = unique(wanted);
    int place = methods.size();
    methods.add(MethodSpec.methodBuilder(name).build()); // keeps the place before those it calls
    CodeBlock code = body.get();
    String same = namesByCode.putIfAbsent(result.getName() + code, name);
    if (same != null) {
      methods.remove(place);
      names.remove(name);
      return CodeBlock.of("$L()", same);
    }
    methods.set(
        place,
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(result)
            .addCode(code)
            .build());
    return CodeBlock.of("$L()", name);
  }

  private String unique(String wanted) {
    String name = wanted;
    for (int number = 2; !names.add(name); number++) {
      name = wanted + number;
    }
    return name;
  }

  /** The methods, in order. */
  List<MethodSpec> methods() {
    return methods;
  }
}
