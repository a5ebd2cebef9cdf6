package dev.fraiseql.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocCommentTest {
  private static String html(String comment) {
    return DocComment.of(comment, false).body();
  }

  @Test
  void isEmptyWithoutComment() {
    assertThat(DocComment.of(null, false).body()).isEmpty();
  }

  @Test
  void flowsLinesIntoParagraphs() {
    assertThat(html(" One\n sentence.\n\n <p>Another\n one.\n"))
        .isEqualTo("One sentence.\n\nAnother one.");
  }

  @Test
  void endsBeforeTheFirstBlockTag() {
    DocComment comment =
        DocComment.of(
            " Body.\n\n @param id the\n     key\n @param name\n @deprecated use {@link Other} now\n @since 1\n",
            false);
    assertThat(comment.body()).isEqualTo("Body.");
    assertThat(comment.parameters()).containsEntry("id", "the key").containsEntry("name", "");
    assertThat(comment.deprecated()).isEqualTo("use `Other` now");
  }

  @Test
  void doesNotTakeAnAnnotationInCodeForATag() {
    assertThat(html(" <pre>{@code\n @Type\n record Order() {}\n }</pre>\n End.\n"))
        .isEqualTo("```\n@Type\nrecord Order() {}\n```\n\nEnd.");
  }

  @Test
  void rendersInlineTags() {
    assertThat(
            html(
                " {@code a < b && c}, {@literal <x>}, {@link java.util.List#size()}, {@link #total the {@code sum}}."))
        .isEqualTo("`a < b && c`, <x>, `List.size()`, the `sum`.");
    assertThat(html(" {@linkplain Order} {@value} {@return the total}"))
        .isEqualTo("Order Returns the total.");
  }

  @Test
  void rendersHtml() {
    assertThat(
            html(
                " A <b>bold</b>, <em>soft</em> <code>x</code><br>line &lt;&amp;&#65;&#x42;&nosuch;"))
        .isEqualTo("A **bold**, *soft* `x`\nline <&AB&nosuch;");
    assertThat(
            html(
                " See <a href=\"https://example.org\">there</a>: <ul><li>one</li>\n <li>two</li></ul>"))
        .isEqualTo("See [there](https://example.org):\n\n- one\n- two");
  }

  @Test
  void keepsMarkdownAsItIs() {
    DocComment comment =
        DocComment.of(
            " # Orders\n\n - one `a < b`\n - {@code x < y} &lt;\n\n @param id the *key*\n", true);
    assertThat(comment.body()).isEqualTo("# Orders\n\n- one `a < b`\n- `x < y` &lt;");
    assertThat(comment.parameters()).containsEntry("id", "the *key*");
  }
}
