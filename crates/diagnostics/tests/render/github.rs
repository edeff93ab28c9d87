//! Workflow commands.

use connspec_diagnostics::{Problem, render};

use crate::sample;

#[test]
fn a_mistake_is_a_line() {
    let (sources, diagnostics) = sample();
    assert_eq!(
        render::github::render(&sources, &diagnostics),
        "::error file=specs/ä b%3Ac.connector.yaml,line=2,endLine=2,col=1,endColumn=4,title=unknown-key\
         ::no key `nme`, 100 %25 sure: {x}\
         %0Aits value, [a link](https://evil.example): specs/ä b:c.connector.yaml:2:6\
         %0Athe other one: /far/other.connector.yaml:1:5\
         %0Ahelp: look again%0Ahelp: did you mean `name`?\n\
         ::error file=specs/ä b%3Ac.connector.yaml,line=2,endLine=3,col=1,title=html-tag::two lines\n\
         ::warning file=specs/ä b%3Ac.connector.yaml,line=1,endLine=1,col=1,endColumn=1,\
         title=unused-section::a warning\n"
    );
}

#[test]
fn a_problem_is_a_line() {
    let problem = Problem {
        kind: "changed-file",
        file: Some("a,b"),
        message: "changed\n::stop-commands::x",
    };
    assert_eq!(
        render::github::problem(&problem),
        "::error file=a%2Cb,title=changed-file::changed\\u{a}::stop-commands::x\n"
    );
    let nowhere = Problem {
        file: None,
        ..problem
    };
    let line = render::github::problem(&nowhere);
    assert!(line.starts_with("::error title=changed-file::"), "{line}");
}
