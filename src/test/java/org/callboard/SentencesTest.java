package org.callboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.callboard.rest.ProblemType;
import org.junit.jupiter.api.Test;

/**
 * Every sentence that somebody may read from this server, in one file, so that they can be read at
 * a glance: problems, violations, refusals, reports, settings, logs. They are found in the sources,
 * so none can be forgotten.
 */
class SentencesTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path GOLDEN = Path.of("src/test/resources/golden/sentences.txt");
  private static final Path FOUND = Path.of("target/sentences.txt");

  /** Words that end as a sentence does; violations begin with a verb. */
  private static final Pattern SENTENCE = Pattern.compile("(?s).*[a-z]{2}.* .*\\S[.?!]\\s*");

  @Test
  void everySentenceStandsInTheFileThatPeopleRead() throws IOException {
    String found = found();
    Files.createDirectories(FOUND.getParent());
    Files.writeString(FOUND, found);
    assertThat(found)
        .describedAs("If the new sentences read well: cp %s %s", FOUND, GOLDEN)
        .isEqualTo(Files.readString(GOLDEN));
  }

  private static String found() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, SortedSet<String>> byClass = new TreeMap<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(SOURCES)) {
      List<Path> paths = sources.filter(path -> path.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(paths));
      for (CompilationUnitTree unit : task.parse()) {
        SortedSet<String> sentences = new TreeSet<>();
        new Sentences().scan(unit, sentences);
        if (!sentences.isEmpty()) {
          String file = SOURCES.toUri().relativize(unit.getSourceFile().toUri()).toString();
          byClass.put(file.replaceFirst("\\.java$", "").replace('/', '.'), sentences);
        }
      }
    }
    byClass.put(
        "titles of problems",
        Stream.of(ProblemType.values())
            .map(ProblemType::title)
            .collect(Collectors.toCollection(TreeSet::new)));
    StringBuilder text = new StringBuilder();
    byClass.forEach(
        (name, sentences) -> {
          text.append(name).append('\n');
          sentences.forEach(sentence -> text.append("  ").append(sentence).append('\n'));
        });
    return text.toString();
  }

  /** Texts put together with {@code +} are one sentence; what is only known later is {@code …}. */
  private static final class Sentences extends TreeScanner<Void, SortedSet<String>> {

    @Override
    public Void visitBinary(BinaryTree tree, SortedSet<String> sentences) {
      if (tree.getKind() != Tree.Kind.PLUS) {
        return super.visitBinary(tree, sentences);
      }
      StringBuilder text = new StringBuilder();
      append(tree, text, sentences);
      keep(text.toString(), sentences);
      return null;
    }

    @Override
    public Void visitLiteral(LiteralTree tree, SortedSet<String> sentences) {
      if (tree.getValue() instanceof String text) {
        keep(text, sentences);
      }
      return null;
    }

    private void append(ExpressionTree tree, StringBuilder text, SortedSet<String> sentences) {
      if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
        append(sum.getLeftOperand(), text, sentences);
        append(sum.getRightOperand(), text, sentences);
      } else if (tree instanceof LiteralTree literal) {
        text.append(literal.getValue());
      } else if (tree instanceof ParenthesizedTree inner
          && inner.getExpression() instanceof BinaryTree) {
        append(inner.getExpression(), text, sentences);
      } else {
        text.append('…');
        scan(tree, sentences);
      }
    }

    private static void keep(String text, SortedSet<String> sentences) {
      if (SENTENCE.matcher(text).matches()) {
        sentences.add(text.strip().replace("\n", "\\n"));
      }
    }
  }
}
