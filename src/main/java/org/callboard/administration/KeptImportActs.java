package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.administrator.SessionSecret;
import org.callboard.bulk.CsvShape;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.Upload;
import org.callboard.job.FileOwner;
import org.callboard.job.Job;
import org.callboard.job.JobLine;
import org.callboard.job.JobLines;
import org.callboard.job.JobState;
import org.callboard.job.JobStore;
import org.callboard.job.KeptFile;
import org.callboard.job.KeptFiles;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.job.TooManyJobsException;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Roles;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.security.AdminPrincipal;

/**
 * Imports in two steps for people: first a file is kept and it is said what would happen, then the
 * same bytes are imported. The file is its sender's session's alone.
 */
@Stateless
@RolesAllowed(Roles.EDIT_PEOPLE)
@TransactionManagement(TransactionManagementType.BEAN)
public class KeptImportActs {

  /**
   * Noted while a job is being started, which takes seconds with a large file. If the node dies
   * meanwhile, the file waits until its time is over, and can be sent again.
   */
  private static final String STARTING = "starting";

  private final Caller caller;
  private final BulkActs bulk;
  private final KeptUploads uploads;
  private final KeptFiles files;
  private final JobStore jobs;
  private final JobLines lines;
  private final Settings settings;

  /** For the container's proxy only. */
  public KeptImportActs() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  KeptImportActs(
      Caller caller,
      BulkActs bulk,
      KeptUploads uploads,
      KeptFiles files,
      JobStore jobs,
      JobLines lines,
      Settings settings) {
    this.caller = caller;
    this.bulk = bulk;
    this.uploads = uploads;
    this.files = files;
    this.jobs = jobs;
    this.lines = lines;
    this.settings = settings;
  }

  /** How many bytes a file may have. */
  public long maxBytes() {
    return settings.get(Setting.IMPORT_MAX_BYTES);
  }

  /** How many rows a CSV file may have. */
  public int maxRows() {
    return settings.get(Setting.IMPORT_MAX_ROWS);
  }

  /**
   * Whether the caller may import such a file, and there is room for one; to be asked before it is
   * taken in.
   */
  public void checkMayImport(String cloudId, ImportKind kind) {
    caller.organization(cloudId);
    if (kind == ImportKind.VENDOR_SAMPLE || kind == ImportKind.ORGANIZATION) {
      caller.require(Roles.MANAGE);
    }
    bulk.checkRoom();
  }

  /**
   * Keeps a file, and begins to find out what would happen.
   *
   * @param upload is closed, whatever happens
   * @return its id
   */
  public String keep(SessionSecret session, String cloudId, Upload upload, ImportWish wish) {
    boolean handedOver = false;
    try {
      checkMayImport(cloudId, wish.kind());
      checkLayer(cloudId, wish);
      bulk.checkPassphrase(wish.passphrase());
      FileOwner owner = owner(session, cloudId);
      ImportWish whole = wish.with(shape(wish, upload));
      String id = uploads.keep(owner, upload, whole);
      handedOver = true;
      begin(owner, cloudId, id, upload, whole);
      return id;
    } finally {
      if (!handedOver) {
        upload.close();
      }
    }
  }

  private void checkLayer(String cloudId, ImportWish wish) {
    if (wish.kind() == ImportKind.QUICK_DIAL) {
      caller.layer(caller.organization(cloudId), wish.layer());
      caller.requireToEdit(wish.layer());
    }
  }

  private CsvShape shape(ImportWish wish, Upload upload) {
    try {
      return wish.kind().hasLines()
          ? CsvShape.of(upload, wish.encoding(), maxRows())
          : ImportWish.NO_SHAPE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileOwner owner(SessionSecret session, String cloudId) {
    AdminPrincipal administrator = caller.byPassword("A token has no session of a browser.");
    return new FileOwner(
        administrator.administratorId(),
        session.hash(),
        session.text(),
        caller.organization(cloudId).id());
  }

  /** If other imports are running, the file waits: its owner can begin again. */
  private void begin(FileOwner owner, String cloudId, String id, Upload upload, ImportWish wish) {
    try {
      Job job = run(cloudId, upload, wish, wish.options(true));
      files.check(owner, id, job.id(), ImportWishJson.text(wish));
    } catch (TooManyJobsException e) {
      return;
    }
  }

  private Job run(String cloudId, Upload upload, ImportWish wish, ImportOptions how) {
    Optional<Boolean> inBackground = Optional.of(true);
    ImportOutcome outcome =
        switch (wish.kind()) {
          case PEOPLE -> bulk.importSubscribers(cloudId, upload, how, inBackground);
          case QUICK_DIAL -> bulk.importQuickDial(cloudId, wish.layer(), upload, how, inBackground);
          case VENDOR_SAMPLE ->
              bulk.importVendorSample(cloudId, upload, wish.template(), how, inBackground);
          case ORGANIZATION ->
              bulk.importOrganization(cloudId, upload, how, wish.passphrase(), inBackground);
        };
    return outcome.job().orElseThrow();
  }

  /**
   * A file of the caller's.
   *
   * @throws EditRefusedException if there is none, or no longer
   */
  public KeptImport get(SessionSecret session, String cloudId, String id) {
    FileOwner owner = owner(session, cloudId);
    return view(owner, find(owner, id));
  }

  /** All files of the caller's that still wait, the newest first. */
  public List<KeptImport> waiting(SessionSecret session, String cloudId) {
    FileOwner owner = owner(session, cloudId);
    return files.list(owner).stream()
        .map(file -> view(owner, file))
        .filter(file -> !file.isStarted())
        .toList();
  }

  private KeptFile find(FileOwner owner, String id) {
    return files.find(owner, id).orElseThrow(() -> EditRefusedException.notFound("file"));
  }

  private KeptImport view(FileOwner owner, KeptFile file) {
    return new KeptImport(
        file.id(),
        ImportWishJson.of(file.wish()),
        file.lines(),
        file.size(),
        job(owner, file.checkJob()),
        file.checkJob().map(this::isWrongAsAWhole).orElse(false),
        job(owner, file.importJob()),
        file.until());
  }

  private Optional<Job> job(FileOwner owner, Optional<String> id) {
    return id.flatMap(job -> jobs.find(owner.organizationId(), job));
  }

  private boolean isWrongAsAWhole(String job) {
    List<JobLine> first = lines.lines(job, Optional.of(Outcome.ERROR), 0, 1).items();
    return first.stream().anyMatch(line -> line.line() == 0);
  }

  /** Finds out again what would happen, by another choice. */
  public void check(SessionSecret session, String cloudId, String id, ImportChoice choice) {
    FileOwner owner = owner(session, cloudId);
    KeptFile file = find(owner, id);
    if (isStarting(file) || view(owner, file).isStarted()) {
      throw isImportedAlready();
    }
    ImportWish wish = ImportWishJson.of(file.wish()).with(choice);
    wish.encoding(); // refused before anything is stored
    Upload upload = uploads.open(owner, file);
    boolean handedOver = false;
    try {
      ImportWish whole = wish.with(shape(wish, upload));
      handedOver = true;
      Job job = run(cloudId, upload, whole, whole.options(true));
      files.check(owner, id, job.id(), ImportWishJson.text(whole));
    } finally {
      if (!handedOver) {
        upload.close();
      }
    }
  }

  /**
   * Imports what was found out, without the lines that are wrong. Whoever asks twice gets the same
   * job.
   *
   * @throws EditRefusedException if it is not known yet what would happen, or nothing would
   * @throws TooManyJobsException if other imports are running
   */
  public Job start(SessionSecret session, String cloudId, String id) {
    FileOwner owner = owner(session, cloudId);
    KeptFile file = find(owner, id);
    KeptImport view = view(owner, file);
    if (view.isStarted()) {
      return view.started().orElseThrow();
    }
    if (!view.canStart()) {
      throw EditRefusedException.conflict(
          "Nothing of this file can be imported yet. Look at what would happen.");
    }
    if (isStarting(file) || !files.claim(owner, id, file.importJob(), Optional.of(STARTING))) {
      throw isImportedAlready();
    }
    Optional<String> started = file.importJob();
    try {
      Job job = started(owner, cloudId, file, view);
      started = Optional.of(job.id());
      return job;
    } finally {
      files.claim(owner, id, Optional.of(STARTING), started);
    }
  }

  private static boolean isStarting(KeptFile file) {
    return file.importJob().equals(Optional.of(STARTING));
  }

  private static EditRefusedException isImportedAlready() {
    return EditRefusedException.conflict("This file is being imported already.");
  }

  private Job started(FileOwner owner, String cloudId, KeptFile file, KeptImport view) {
    ImportWish wish = view.wish();
    return view.isRight()
        ? run(cloudId, uploads.open(owner, file), wish, wish.options(false))
        : run(
            cloudId,
            uploads.openWithout(owner, file, wrongLines(view), maxRows()),
            wish,
            wish.optionsOfRest());
  }

  private Set<Long> wrongLines(KeptImport view) {
    return lines.wrongLines(view.check().orElseThrow().id());
  }

  /** The lines of a file that are wrong, to be corrected and sent again. */
  public Download wrongLines(SessionSecret session, String cloudId, String id) {
    FileOwner owner = owner(session, cloudId);
    KeptFile file = find(owner, id);
    KeptImport view = view(owner, file);
    if (!view.hasWrongLines()) {
      throw EditRefusedException.notFound("line");
    }
    Set<Long> wrong = wrongLines(view);
    return new Download(
        caller.organization(cloudId).cloudId() + "-lines-with-errors.csv",
        out -> uploads.writeOnly(owner, file, wrong, maxRows(), out));
  }

  /** Deletes a file of the caller's, and ends what is being found out about it. */
  public void drop(SessionSecret session, String cloudId, String id) {
    FileOwner owner = owner(session, cloudId);
    KeptFile file = find(owner, id);
    job(owner, file.checkJob())
        .filter(job -> job.state().equals(Optional.of(JobState.RUNNING)))
        .ifPresent(job -> jobs.cancel(owner.organizationId(), job.id()));
    files.drop(owner, id);
  }
}
