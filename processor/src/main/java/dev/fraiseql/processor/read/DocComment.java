package dev.fraiseql.processor.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A javadoc comment, taken apart: the text before the first block tag, and the texts of the tags
 * that we use.
 *
 * @param body in Markdown; empty if nothing is said
 * @param parameters the texts of {@code @param}, in Markdown, by name
 * @param deprecated the text of {@code @deprecated}, in Markdown; empty if nothing is said
 */
record DocComment(String body, Map<String, String> parameters, String deprecated) {
  private static final DocComment NONE = new DocComment("", Map.of(), "");
  private static final Pattern BLOCK_TAG = Pattern.compile("\\s*@(\\w+)(?:\\s+(.*))?");
  private static final Pattern FIRST_WORD = Pattern.compile("(\\S+)\\s*(.*)", Pattern.DOTALL);

  /**
   * The comment with that text.
   *
   * @param raw as javac gives it: without the asterisks, but with the space behind them; null for
   *     no comment
   * @param markdown whether the comment is one of Markdown ({@code ///}), not of HTML
   */
  static DocComment of(@Nullable String raw, boolean markdown) {
    if (raw == null) {
      return NONE;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    String body = "";
    String deprecated = "";
    String tag = "";
    StringBuilder text = new StringBuilder();
    int depth = 0;
    // The line behind the last one ends the last tag.
    for (String line : (raw + "\n@end").split("\n", -1)) {
      Matcher block = BLOCK_TAG.matcher(line);
      if (depth <= 0 && block.matches()) {
        switch (tag) {
          case "" -> body = markdown(text.toString(), markdown);
          case "deprecated" -> deprecated = markdown(text.toString(), markdown);
          case "param" -> {
            Matcher parameter = FIRST_WORD.matcher(text.toString().strip());
            if (parameter.matches()) {
              parameters.put(parameter.group(1), markdown(parameter.group(2), markdown));
            }
          }
          default -> {}
        }
        tag = block.group(1);
        text = new StringBuilder(Optional.ofNullable(block.group(2)).orElse("")).append('\n');
      } else {
        text.append(line.startsWith(" ") ? line.substring(1) : line).append('\n');
      }
      depth += depthOfTags(line, depth);
    }
    return new DocComment(body, Map.copyOf(parameters), deprecated);
  }

  /**
   * How many more inline tags are open at the end of a line: an {@code @} in code is no block tag.
   */
  private static int depthOfTags(String line, int open) {
    int change = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean opensTag = c == '{' && line.startsWith("{@", i);
      if (opensTag || (c == '{' && open + change > 0)) {
        change++;
      } else if (c == '}' && open + change > 0) {
        change--;
      }
    }
    return change;
  }

  private static String markdown(String text, boolean alreadyMarkdown) {
    return alreadyMarkdown
        ? InlineTags.toMarkdown(text, false).strip()
        : new HtmlToMarkdown(InlineTags.toMarkdown(text, true)).convert();
  }
}
