use super::*;

#[test]
fn pairs_need_an_equals_sign() {
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let read = || Ok(("sgd".to_owned(), vec![pair("lr", "1"), pair("momentum", "0.9")]));
    assert_eq!(split("sgd:lr=1, momentum=0.9"), read());
    assert_eq!(split("sgd：lr＝1，momentum = 0.9"), read());
    assert_eq!(split("ｓｇｄ：lr＝１"), Ok(("ｓｇｄ".to_owned(), vec![pair("lr", "１")])), "as typed");
    assert!(split("sgd:lr").unwrap_err().contains("key=value"));
}

#[test]
fn a_decimal_comma_is_no_second_pair() {
    for text in ["sgd:lr=0,5", "momentum:momentum=0.5,lr=0,5"] {
        assert_eq!(split(text).unwrap_err(), "write a decimal point: 0.5");
    }
}
